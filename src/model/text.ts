// Controls, bidirectional overrides and isolates, zero-width characters: they disguise what a text says.
const DISGUISE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
// More than three combining marks on one letter climb over the neighbouring lines.
const TOWER = /(\p{M}{3})\p{M}+/gu;

/**
 * Makes a text from outside safe to put into a line of the interface: disguising characters out, line breaks to spaces,
 * cut to `limit` characters (never through a surrogate pair) with an ellipsis.
 */
export function cleanLine(text: string, limit: number): string {
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
