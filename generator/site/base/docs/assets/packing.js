/* Packs what a reader enters into an address, and files into an archive. */

export async function packed(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export async function unpacked(packed) {
  const signs = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) { sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0); }
  }
  return (sum ^ -1) >>> 0;
}

/* An archive (zip, stored) of texts by their names, each of the first day that it can tell. */
export function archive(texts) {
  const encoder = new TextEncoder();
  const parts = [], index = [];
  let offset = 0, length = 0;
  for (const [path, text] of Object.entries(texts)) {
    const name = encoder.encode(path), data = encoder.encode(text);
    const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [checksum(data), 4], [data.length, 4], [data.length, 4],
      [name.length, 2], [0, 2]];
    const local = numbers([[0x04034b50, 4], ...common]);
    const entry = numbers([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]);
    parts.push(local, name, data);
    index.push(entry, name);
    offset += local.length + name.length + data.length;
    length += entry.length + name.length;
  }
  const count = index.length / 2;
  const end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [offset, 4], [0, 2]]);
  return new Blob([...parts, ...index, end], { type: "application/zip" });
}

/* Numbers with their lengths in bytes, the lowest byte first. */
function numbers(pairs) {
  return Uint8Array.from(pairs.flatMap(([value, length]) => (
    Array.from({ length }, (_, place) => (value >>> (8 * place)) & 255)
  )));
}
