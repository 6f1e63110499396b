// Shows and hides the questions whose condition is plain, as the answers change; the server decides in any case.
(function () {
  'use strict';
  function answer(form, name) {
    var found = '';
    form.querySelectorAll('[name="' + name + '"]').forEach(function (input) {
      if (input.closest('[hidden]') || input.disabled) return;
      if (input.type === 'checkbox') found = String(input.checked);
      else if (input.type !== 'radio' || input.checked) found = input.value.trim();
    });
    return found;
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
