// The model's `name` is Khmer; its property nameEn holds the English one.

/** Replaces each Khmer name in the read model by the English one beside it. */
export function nameInEnglish(element) {
  const english = property(element, 'nameEn');
  if (english) {
    element.name = english;
  }
  [...(element.rootElements || []), ...(element.flowElements || [])].forEach(nameInEnglish);
}

function property(element, name) {
  const extensions = element.extensionElements?.values || [];
  return extensions
    .filter((extension) => extension.$type === 'camunda:properties')
    .flatMap((properties) => properties.$children || [])
    .find((entry) => entry.name === name)?.value;
}
