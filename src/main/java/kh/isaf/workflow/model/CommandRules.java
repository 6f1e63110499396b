package kh.isaf.workflow.model;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.TaskCommands.Wanted;

/** The form of a task whose answers become part of a record asks for everything that the record takes. */
final class CommandRules {

    private CommandRules() {}

    static void check(FormJson form, String task, Findings findings) {
        Map<String, Wanted> command = TaskCommands.shipped().get(task);
        if (command != null) {
            check(form, "form", command, findings);
        }
    }

    private static void check(FormJson owner, String name, Map<String, Wanted> command, Findings findings) {
        Map<String, FormJson> asked = FormRules.inScope(owner)
                .collect(Collectors.toMap(CommandRules::key, Function.identity(), (one, two) -> one));
        command.forEach((key, wanted) -> {
            FormJson part = asked.get(key);
            if (part == null) {
                findings.add(owner.line(), name, Reason.FORM_FIELD, key);
            } else if (!wanted.types().isEmpty() && !wanted.types().contains(String.valueOf(part.string("type")))) {
                findings.add(part.line("type"), key, Reason.FORM_TYPE, key, String.join(", ", wanted.types()));
            } else {
                choices(part, key, wanted, findings);
                check(part, key, wanted.row(), findings);
            }
        });
    }

    private static void choices(FormJson part, String key, Wanted wanted, Findings findings) {
        if (wanted.values().isEmpty()) {
            return;
        }
        part.objects("values").stream()
                .filter(option ->
                        option.string("value") != null && !wanted.values().contains(option.string("value")))
                .forEach(option -> findings.add(
                        option.line("value"),
                        key,
                        Reason.FORM_CHOICE,
                        String.valueOf(option.string("value")),
                        String.join(", ", wanted.values())));
    }

    private static String key(FormJson part) {
        String key = part.string("dynamiclist".equals(part.string("type")) ? "path" : "key");
        return key == null ? "" : key;
    }
}
