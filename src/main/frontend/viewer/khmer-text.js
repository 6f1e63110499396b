// Khmer has no spaces between words: lines are broken where the browser's Khmer dictionary allows it.
import TextRenderer from 'bpmn-js/lib/draw/TextRenderer';

const words = new Intl.Segmenter('km', { granularity: 'word' });
const ruler = document.createElement('canvas').getContext('2d');

export default function KhmerText(config) {
  TextRenderer.call(this, config);
  const createText = this.createText;

  this.createText = (text, options = {}) => {
    const style = { ...this.getDefaultStyle(), ...options.style };
    const width = options.box ? options.box.width - sidePadding(options.padding) : Infinity;
    return createText(wrap(text, width, style), options);
  };
}

KhmerText.$inject = ['config.textRenderer'];

/** The text with line breaks, so that no line is wider than the width, in pixels. */
export function wrap(text, width, style) {
  ruler.font = `${style.fontWeight || 'normal'} ${style.fontSize}px ${style.fontFamily}`;
  const fits = (line) => ruler.measureText(line.join('').trimEnd()).width <= width;
  const lines = [[]];
  for (const piece of pieces(text)) {
    const line = lines.at(-1);
    if (line.length > 0 && !fits([...line, piece])) {
      lines.push([...line.splice(lastPhraseEnd(line)), piece]);
    } else {
      line.push(piece);
    }
  }
  return lines.map((line) => line.join('').trim()).join('\n');
}

/** Where to break a full line: after its last space if that leaves it half full, else at its end. */
function lastPhraseEnd(line) {
  for (let end = line.length; end > line.length / 2; end--) {
    if (/\s$/.test(line[end - 1])) {
      return end;
    }
  }
  return line.length;
}

/** Words, each with the spaces and signs that follow it: no line begins with a full stop. */
function pieces(text) {
  const found = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    if (isWordLike || found.length === 0) {
      found.push(segment);
    } else {
      found[found.length - 1] += segment;
    }
  }
  return found;
}

function sidePadding(padding = 0) {
  return typeof padding === 'number' ? 2 * padding : (padding.left || 0) + (padding.right || 0);
}
