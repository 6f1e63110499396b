// Moving about in a diagram by mouse, finger and buttons.

const SMALLEST_READABLE = 0.8;
const LARGEST = 2;
const MARGIN = 24;

/** Shows the beginning of the process, as much of it as stays readable. */
export function showStart(viewer, container) {
  const canvas = viewer.get('canvas');
  const drawn = canvas.viewbox().inner;
  const fitting = (container.clientWidth - 2 * MARGIN) / drawn.width;
  const scale = Math.min(1, Math.max(SMALLEST_READABLE, fitting));
  container.style.height = `${Math.round(drawn.height * scale) + 2 * MARGIN}px`;
  canvas.resized();
  const width = container.clientWidth / scale;
  canvas.viewbox({
    x: fitting >= scale ? drawn.x - (width - drawn.width) / 2 : drawn.x - MARGIN / scale,
    y: drawn.y - MARGIN / scale,
    width,
    height: container.clientHeight / scale,
  });
}

/** Adds the buttons smaller, whole and larger above the diagram; their texts come from the page. */
export function addControls(viewer, container) {
  const canvas = viewer.get('canvas');
  const bar = document.createElement('div');
  bar.className = 'process-controls';
  const button = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button secondary';
    made.textContent = text;
    made.addEventListener('click', act);
    bar.append(made);
  };
  button(container.dataset.smaller, () => canvas.zoom(Math.max(0.2, canvas.zoom() / 1.25)));
  button(container.dataset.whole, () => canvas.zoom('fit-viewport', 'auto'));
  button(container.dataset.larger, () => canvas.zoom(Math.min(LARGEST, canvas.zoom() * 1.25)));
  container.before(bar);
}

/** One finger moves the diagram sideways; up and down it still scrolls the page. */
export function panByTouch(viewer, container) {
  const canvas = viewer.get('canvas');
  let last = null;
  container.addEventListener('pointerdown', (event) => {
    last = event.pointerType === 'touch' && event.isPrimary ? event : null;
  });
  container.addEventListener('pointermove', (event) => {
    if (last && event.pointerId === last.pointerId) {
      canvas.scroll({ dx: event.clientX - last.clientX, dy: event.clientY - last.clientY });
      last = event;
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    container.addEventListener(end, () => {
      last = null;
    });
  }
}
