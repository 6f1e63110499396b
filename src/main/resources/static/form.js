// Shows and hides the questions whose condition is plain, as the answers change; the server decides in any case.
(function () {
  'use strict';
  function answer(form, name) {
    var inputs = form.elements[name];
    if (!inputs) return '';
    if (inputs.type === 'checkbox') return String(inputs.checked);
    return (inputs.value || '').trim();
  }
  function follow(form) {
    form.querySelectorAll('[data-when]').forEach(function (part) {
      var listed = part.dataset.is.split('|').slice(1, -1).indexOf(answer(form, part.dataset.when)) >= 0;
      part.hidden = listed === (part.dataset.but === 'true');
    });
  }
  document.querySelectorAll('form').forEach(function (form) {
    if (!form.querySelector('[data-when]')) return;
    form.addEventListener('change', function () { follow(form); });
    follow(form);
  });
})();
