package kh.isaf.workflow.render;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kh.isaf.workflow.render.FieldView.OnlyIf;
import org.jspecify.annotations.Nullable;

/** Says plain conditions in words: "only if Decision is Return". */
final class OnlyIfs {

    private final FormSchema schema;
    private final Map<String, ?> data;
    private final String language;

    OnlyIfs(FormSchema schema, Map<String, ?> data, String language) {
        this.schema = schema;
        this.data = data;
        this.language = language;
    }

    /** Null when there is no condition, or none that can be said plainly. */
    @Nullable
    OnlyIf of(String prefix, Condition hide) {
        AnswerSet asked = hide.plain().map(AnswerSet::not).orElse(null);
        if (asked == null) {
            return null;
        }
        String input = inputName(prefix, asked.key());
        Field.Question question = schema.at(input)
                .filter(Field.Question.class::isInstance)
                .map(Field.Question.class::cast)
                .orElse(null);
        return question == null || !plainText(question) ? null : onlyIf(question, input, asked);
    }

    /** Only what stands in the input as it is kept can be followed on the page: a number may be typed in many ways. */
    private static boolean plainText(Field.Question question) {
        return question instanceof Field.OneOf || question instanceof Field.Tick || question instanceof Field.Text;
    }

    private OnlyIf onlyIf(Field.Question question, String input, AnswerSet asked) {
        return new OnlyIf(
                messageKey(question, asked),
                question.frame().label().in(language),
                words(question, asked),
                input,
                asked.answers().stream().sorted().collect(Collectors.joining("|", "|", "|")),
                asked.allBut());
    }

    /** A row's own question comes before one of the form. */
    private String inputName(String prefix, String key) {
        return schema.at(prefix + key).isPresent() ? prefix + key : key;
    }

    private String words(Field.Question question, AnswerSet asked) {
        return asked.answers().stream()
                .filter(answer -> !answer.isEmpty())
                .sorted()
                .map(answer -> wording(question, answer))
                .collect(Collectors.joining(" / "));
    }

    private String wording(Field.Question question, String answer) {
        Optional<Option> option = QuestionViews.choices(question, data).stream()
                .filter(each -> each.value().equals(answer))
                .findFirst();
        return option.map(each -> each.label().in(language)).orElse(answer);
    }

    private static String messageKey(Field.Question question, AnswerSet asked) {
        if (question instanceof Field.Tick) {
            return asked.holds("true") ? "form.onlyIf.ticked" : "form.onlyIf.notTicked";
        }
        boolean blankOnly = asked.answers().stream().allMatch(String::isEmpty);
        if (blankOnly) {
            return asked.allBut() ? "form.onlyIf.answered" : "form.onlyIf.unanswered";
        }
        return asked.allBut() ? "form.onlyIf.isNot" : "form.onlyIf.is";
    }
}
