/* Makes words alike that mean the same, and tells which are a letter apart. */

const STOP = new Set(("a an and any are as at be been but by can do does don for from get has have how i if in into is it its may me my no not of off on"
  + " or our should us use versus vs re s so t than that the their them then there these they this to too up us ve was we were what when where which who whom whose"
  + " why will with would you your").split(" "));

const SPELLINGS = [[/isation/, "ization"], [/(is)(e|es|ed|ing|er|ers)$/, "iz$2"], [/(ys)(e|es|ed|ing|er|ers)$/, "yz$2"],
  [/our(s|ed|ing|al|able)?$/, "or$1"], [/ogu(e|es|ed|ing)$/, "og$1"], [/ll(ed|ing|er|ers)$/, "l$1"], [/tre(s)?$/, "ter$1"],
  [/ence(s)?$/, "ense$1"], [/amme(s)?$/, "am$1"], [/judgement/, "judgment"]];

const BRITISH = [[/ization/, "isation"], [/iz(e|es|ed|ing|er|ers)$/, "is$1"], [/yz(e|es|ed|ing|er|ers)$/, "ys$1"], [/or(s|ed|ing|al)?$/, "our$1"],
  [/og(ed|ing)$/, "ogu$1"], [/og(s)?$/, "ogue$1"], [/l(ed|ing|er|ers)$/, "ll$1"], [/ter(s)?$/, "tre$1"], [/ense(s)?$/, "ence$1"]];

/** The words of a text in small letters, without accents. */
export function tokens(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[’']s\b/g, "").match(/[a-z0-9]+/g) || [];
}

export const isStop = (word) => STOP.has(word);

/** One form for the plurals, endings and spellings of a word. */
export function stem(word) {
  let form = word;
  for (const [from, to] of SPELLINGS) { form = form.replace(from, to); }
  form = form.replace(/ization(s?)$/, "ize$1");
  if (form.length > 4) {
    form = form.replace(/ies$/, "y");
    form = /(s|x|ch|sh)es$/.test(form) ? form.slice(0, -2) : form.replace(/([^s])s$/, "$1");
  }
  else if (form.length > 3) { form = form.replace(/([^s])s$/, "$1"); }
  if (form.length > 5) { form = form.replace(/(ing|ed)$/, "").replace(/(.)\1$/, "$1"); }
  return form.length > 4 ? form.replace(/e$/, "") : form;
}

/** The other spelling of a word, British for American and the other way round, or nothing. */
export function otherSpelling(word) {
  for (const table of [SPELLINGS, BRITISH]) {
    for (const [from, to] of table) {
      const other = word.replace(from, to);
      if (other !== word) { return other; }
    }
  }
  return "";
}

/** Whether one letter added, left out, exchanged or changing its place makes one word of the other. */
export function oneApart(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) { return false; }
  let start = 0;
  while (start < one.length && one[start] === other[start]) { start += 1; }
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.length > b.length) { return a.slice(1) === b; }
  if (a.length < b.length) { return a === b.slice(1); }
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}
