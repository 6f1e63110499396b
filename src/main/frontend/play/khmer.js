// The words of the player's own buttons and log, which the library writes in English.
const WORDS = {
  'Toggle Simulation Log': 'បង្ហាញ ឬលាក់កំណត់ហេតុ',
  'Simulation Log': 'កំណត់ហេតុ',
  'No Entries': 'មិនទាន់មានអ្វីទេ',
  'Reset Simulation': 'ចាប់ផ្តើមឡើងវិញ',
  'Play/Pause Simulation': 'បន្ត ឬផ្អាក',
  'Set Sequence Flow': 'ជ្រើសរើសផ្លូវ',
  'Trigger Event': 'ចាប់ផ្តើមពីទីនេះ',
  'Add pause point': 'ផ្អាកនៅទីនេះ',
  'Remove pause point': 'កុំផ្អាកនៅទីនេះ',
  'Set animation speed = Slow': 'ល្បឿនយឺត',
  'Set animation speed = Normal': 'ល្បឿនធម្មតា',
  'Set animation speed = Fast': 'ល្បឿនលឿន',
  'Reset simulation': 'បានចាប់ផ្តើមឡើងវិញ',
  'Pause Simulation': 'បានផ្អាក',
  'Play Simulation': 'កំពុងបន្ត',
  'Start Simulation': 'បានចាប់ផ្តើម',
  'Process started': 'ដំណើរការបានចាប់ផ្តើម',
  'Process finished': 'ដំណើរការបានចប់',
  'Process canceled': 'ដំណើរការត្រូវបានបោះបង់',
  'Start Event': 'ចាប់ផ្តើម',
  'End Event': 'ចប់',
};

/** Puts Khmer words in place of English ones, also in what is shown later. */
export function speakKhmer(container) {
  const speak = (root) => {
    if (root.nodeType === Node.TEXT_NODE) {
      say(root);
      return;
    }
    if (root.nodeType !== Node.ELEMENT_NODE) {
      return;
    }
    for (const titled of [root, ...root.querySelectorAll('[title]')]) {
      const khmer = WORDS[titled.getAttribute('title')];
      if (khmer) {
        titled.setAttribute('title', khmer);
      }
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      say(texts.currentNode);
    }
  };
  new MutationObserver((changes) =>
    changes.forEach(({ target, type, addedNodes }) => (type === 'attributes' ? speak(target) : addedNodes.forEach(speak))),
  ).observe(container, { childList: true, subtree: true, attributeFilter: ['title'] });
  speak(container);
}

function say(text) {
  const khmer = WORDS[text.data.trim()];
  if (khmer) {
    text.data = khmer;
  }
}
