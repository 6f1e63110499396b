package kh.isaf.workflow.web;

import java.math.BigDecimal;
import java.util.List;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.figures.CheckKind;
import kh.isaf.workflow.figures.CheckKind.Others;
import kh.isaf.workflow.figures.FigureCheck;
import kh.isaf.workflow.figures.FigureRule;
import kh.isaf.workflow.figures.Level;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.workflow.render.Field;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.workflow.render.TypedNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A check of figures as it stands in its form, before it is one: the kind decides what is asked. */
public record CheckForm(
        String task,
        CheckKind kind,
        String field,
        List<String> others,
        String low,
        String high,
        String level,
        String messageKm,
        String messageEn) {

    private static final int LONGEST = 300;

    static CheckForm empty(String task, CheckKind kind) {
        return new CheckForm(task, kind, "", List.of(), "", "", Level.WARNING.id(), "", "");
    }

    static CheckForm of(FigureCheck check) {
        FigureRule rule = check.rule();
        return new CheckForm(
                rule.task(),
                rule.kind(),
                rule.field(),
                rule.others(),
                plain(rule.low()),
                plain(rule.high()),
                check.level().id(),
                check.messageKm(),
                check.messageEn());
    }

    static CheckForm posted(String task, CheckKind kind, MultiValueMap<String, String> parameters) {
        return new CheckForm(
                task,
                kind,
                text(parameters, "field"),
                parameters.getOrDefault("others", List.of()).stream()
                        .map(String::strip)
                        .filter(other -> !other.isEmpty())
                        .toList(),
                text(parameters, "low"),
                text(parameters, "high"),
                text(parameters, "level"),
                text(parameters, "messageKm"),
                text(parameters, "messageEn"));
    }

    /** The rule, refused where something is missing or does not belong to the form of the task. */
    FigureRule rule(FormSchema schema) {
        if (!fits(schema, field) || kind == CheckKind.ALL_EQUAL && field.indexOf('.') < 0) {
            throw new Refusal("field", "checks.refusal.field");
        }
        boolean several = kind.others() == Others.SEVERAL || kind.others() == Others.SEVERAL_OR_NONE;
        if (kind.others() == Others.DAY) {
            if (others.size() != 1 || !others.get(0).matches("(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")) {
                throw new Refusal("others", "checks.refusal.day");
            }
        } else if (kind.others() != Others.NONE) {
            boolean missing = others.isEmpty() && kind.others() != Others.SEVERAL_OR_NONE;
            if (missing || !several && others.size() > 1 || !others.stream().allMatch(other -> fits(schema, other))) {
                throw new Refusal("others", "checks.refusal.field");
            }
        }
        BigDecimal lowest = kind.low() ? limit("low", low) : null;
        BigDecimal highest = kind.high() ? limit("high", high) : null;
        if ((kind.low() || kind.high()) && lowest == null && highest == null) {
            throw new Refusal(kind.low() ? "low" : "high", "checks.refusal.limit");
        }
        if (lowest != null && highest != null && lowest.compareTo(highest) > 0) {
            throw new Refusal("low", "checks.refusal.limits");
        }
        return new FigureRule(task, kind, field, kind.others() == Others.NONE ? List.of() : others, lowest, highest);
    }

    Level checkedLevel() {
        return Level.of(level).orElseThrow(() -> new Refusal("level", "checks.refusal.field"));
    }

    void requireMessages() {
        if (messageKm.isBlank() || messageEn.isBlank()) {
            throw new Refusal(messageKm.isBlank() ? "messageKm" : "messageEn", "checks.refusal.message");
        }
    }

    /** Whether a question of the form is one this kind can look at. */
    static boolean fits(CheckKind kind, Field.Question question) {
        return kind.ofDates() ? question instanceof Field.Day : question instanceof Field.Amount;
    }

    private boolean fits(FormSchema schema, String path) {
        Field.Question question = schema.questions().get(path);
        return question != null && fits(kind, question);
    }

    private static @Nullable BigDecimal limit(String name, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        return TypedNumber.read(typed, 2).orElseThrow(() -> new Refusal(name, "form.error.number"));
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        String typed = parameters.getFirst(name);
        String clean = typed == null ? "" : CleanText.of(typed, false, LONGEST);
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null
                ? ""
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
