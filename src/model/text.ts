// Controls, bidirectional marks, overrides and isolates, characters without width or ink, tags: they disguise what a text says.
// The joiners U+200C and U+200D stay: Persian and emoji need them.
const DISGUISE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e007f}]/gu;
// Letters, digits and punctuation of the common scripts, of which cleaning changes nothing: most texts are nothing else.
const UNSURE =
  /[^ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u27bf\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;
// More than three combining marks on one letter climb over the neighbouring lines.
const TOWER = /(\p{M}{3})\p{M}+/gu;

/**
 * Makes a text from outside safe to put into a line of the interface: disguising characters out, line breaks to spaces,
 * cut to `limit` characters (never through a surrogate pair) with an ellipsis.
 */
export function cleanLine(text: string, limit: number): string {
  if (!UNSURE.test(text)) return clamp(text.trim(), limit);
  return clamp(
    text
      .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
      .replace(DISGUISE, '')
      .replace(TOWER, '$1')
      .trim(),
    limit,
  );
}

/** The same for a text of several lines, which keeps its line breaks. */
export function cleanText(text: string, limit: number): string {
  if (!UNSURE.test(text)) return clamp(text.trim(), limit);
  return clamp(
    text
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(DISGUISE, '')
      .replace(TOWER, '$1')
      .trim(),
    limit,
  );
}

function clamp(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
