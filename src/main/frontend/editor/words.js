// The drawing libraries' own words in the reader's language.

/** English sentences of the library that a person can meet, by the key of ours. */
const OURS = {
  'Open minimap': 'minimap.open',
  'Close minimap': 'minimap.close',
  'Toggle minimap': 'minimap.open',
  'Search in diagram': 'search',
  'Align elements': 'align',
  'Distribute elements': 'distribute',
  'Add rule': 'addRow',
  'Add input': 'table.addInput',
  'Add output': 'table.addOutput',
  'Add rule above': 'table.above',
  'Add rule below': 'table.below',
  'Remove rule': 'table.remove',
  Annotations: 'table.notes',
  When: 'table.when',
  And: 'table.and',
  Then: 'table.then',
  'Hit policy': 'table.policy',
  'Hit policy:': 'table.policy',
  'Decision name': 'table.decisionName',
  'Edit input': 'table.editInput',
  'Edit output': 'table.editOutput',
  'Move Input': 'table.moveInput',
  'Move Output': 'table.moveOutput',
  'Move input': 'table.moveInput',
  'Move output': 'table.moveOutput',
  'Move rule': 'table.moveRule',
  'Input label': 'table.inputLabel',
  'Output label': 'table.outputLabel',
  'Input type': 'table.inputType',
  'Output type': 'table.outputType',
  'Input values': 'table.inputValues',
  'Output values': 'table.outputValues',
  Resize: 'table.resize',
  Input: 'table.input',
  Output: 'table.output',
  Annotation: 'table.note',
  'Rules may overlap. The first matching rule will be chosen': 'table.firstRule',
};

export function translation(words) {
  return (template, replacements = {}) =>
    (words[OURS[template] || template] || template).replace(/{([^}]+)}/g, (_, name) => replacements[name] ?? `{${name}}`);
}
