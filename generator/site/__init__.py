"""Makes a whole documentation folder of a catalogue, has an engine build it, and shows it while it is written."""
