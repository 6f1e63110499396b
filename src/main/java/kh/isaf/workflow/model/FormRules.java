package kh.isaf.workflow.model;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form of one user task: its frame, its components and the keys of its answers. */
final class FormRules {

    private static final BigDecimal SCHEMA_VERSION = BigDecimal.valueOf(18);
    private static final Set<String> MEMBERS = Set.of(
            "type",
            "id",
            "schemaVersion",
            "components",
            "exporter",
            "executionPlatform",
            "executionPlatformVersion",
            "$schema");
    private static final Set<String> RESERVED =
            Set.of("execution", "task", "externalTask", "caseExecution", "authenticatedUserId", "variableContext");

    private FormRules() {}

    static void check(ModelFile file, Catalogue catalogue, Findings findings) {
        try {
            FormJson form = FormJson.read(file.content());
            frame(form, file.baseName(), findings);
            keys(form, catalogue, findings);
            variables(form, catalogue, findings);
            Set<String> keys = Stream.of("key", "path")
                    .flatMap(name -> form.components().map(part -> String.valueOf(part.string(name))))
                    .collect(Collectors.toSet());
            form.objects("components").forEach(part -> ComponentRules.check(part, keys, findings));
            MeaningRules.check(form, findings);
            CommandRules.check(form, file.baseName(), findings);
        } catch (FormRefused e) {
            findings.add(e.line(), "file", e.why(), e.detail());
        }
    }

    private static void frame(FormJson form, String fileName, Findings findings) {
        for (String name : form.names()) {
            if (!MEMBERS.contains(name)) {
                findings.add(form.line(name), "form", Reason.COMPONENT_PROPERTY, name);
            }
        }
        if (!fileName.equals(form.string("id"))) {
            findings.add(form.line("id"), "form", Reason.FORM_ID, String.valueOf(form.string("id")), fileName);
        }
        if (!"default".equals(form.string("type")) || !SCHEMA_VERSION.equals(form.value("schemaVersion"))) {
            findings.add(form.line("schemaVersion"), "form", Reason.FORM_VERSION, SCHEMA_VERSION.toString());
        }
        for (String name : List.of("exporter", "executionPlatform", "executionPlatformVersion", "$schema")) {
            TextRules.plain(form, name, "form", findings);
        }
    }

    /** Keys are answers' names: unlike each other within the form and within the rows of each list. */
    private static void keys(FormJson owner, Catalogue catalogue, Findings findings) {
        Set<String> seen = new HashSet<>();
        inScope(owner).forEach(component -> {
            String name = "dynamiclist".equals(component.string("type")) ? "path" : "key";
            String key = component.string(name);
            if (key == null) {
                return;
            }
            if (!key.matches("[a-z][A-Za-z0-9]{0,59}")) {
                findings.add(component.line(name), key, Reason.KEY, key);
            }
            if (!seen.add(key)) {
                findings.add(component.line(name), key, Reason.KEY_TWICE, key);
            }
            if (name.equals("path")) {
                keys(component, catalogue, findings);
            }
        });
    }

    /** A top answer may become a variable of the process, so it takes no name that means something there. */
    private static void variables(FormJson form, Catalogue catalogue, Findings findings) {
        form.fields().filter(field -> field.string("key") != null).forEach(field -> {
            String key = String.valueOf(field.string("key"));
            if (RESERVED.contains(key)
                    || Catalogue.VARIABLES.contains(key)
                    || catalogue.computedNames().contains(key)
                    || catalogue.actions().contains(key)) {
                findings.add(field.line("key"), key, Reason.KEY, key);
            }
        });
    }

    /** The components that stand in this form or row, those of groups too. */
    static Stream<FormJson> inScope(FormJson owner) {
        return owner.objects("components").stream().flatMap(part -> {
            boolean group = "group".equals(part.string("type"));
            return group ? Stream.concat(Stream.of(part), inScope(part)) : Stream.of(part);
        });
    }
}
