package kh.isaf.modelling.compare;

import java.util.List;
import java.util.Locale;
import kh.isaf.modelling.compare.Change.Sort;
import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a difference in the reader's language. */
@Component
public class ChangeWords {

    /** Respects that have a name of their own; all others are called by what the file calls them. */
    public static final List<String> NAMED = List.of(
            "name",
            "nameEn",
            "kind",
            "within",
            "position",
            "candidateGroups",
            "delegateExpression",
            "calledElement",
            "asyncBefore",
            "asyncAfter",
            "default",
            "sourceRef",
            "targetRef",
            "isInterrupting",
            "cancelActivity",
            "attachedToRef",
            "historyTimeToLive",
            "stage",
            "guidance",
            "guidanceEn",
            "dueDays",
            "urgent",
            "told",
            "words",
            "wordsEn",
            "condition",
            "wayOrder",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "message",
            "repetition",
            "collection",
            "loopCardinality",
            "in",
            "text",
            "textEn",
            "documentation",
            "description",
            "descriptionEn",
            "hitPolicy",
            "label",
            "labelEn",
            "expression",
            "values",
            "typeRef",
            "cell",
            "type",
            "key",
            "path",
            "required",
            "min",
            "max",
            "minLength",
            "maxLength",
            "pattern",
            "option",
            "optionEn",
            "optionOrder",
            "hide",
            "property",
            "inKhmer",
            "inEnglish");

    private final MessageSource messages;

    ChangeWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A line of the list: what has changed at which element, and the values before and after. */
    public record Line(Sort sort, String element, String what, String before, String after) {}

    public Line line(Change change, Locale locale) {
        return new Line(
                change.sort(),
                element(change, locale),
                what(change, locale),
                value(change.before(), locale),
                value(change.after(), locale));
    }

    /** The kind of the element, its words, and its id where that says more than its place. */
    public String element(Change change, Locale locale) {
        String kind = say("compare.part." + change.kind(), locale);
        boolean numbered = change.kind() == PartKind.ROW;
        String name = change.name().in(locale);
        StringBuilder text = new StringBuilder(kind);
        if (numbered) {
            text.append(' ').append(change.place());
        }
        if (!name.isBlank()) {
            text.append(" “").append(name).append('”');
        }
        if (!numbered && !change.element().isBlank() && !change.element().equals(name)) {
            text.append(" (").append(change.element()).append(')');
        }
        return text.toString();
    }

    private String what(Change change, Locale locale) {
        Trait trait = change.trait();
        if (trait == null) {
            return say("compare.is." + change.sort().id(), locale);
        }
        String said = trait(trait, change.about(), locale);
        if (change.sort() != Sort.CHANGED) {
            return said;
        }
        String how = change.before() == null ? "added" : change.after() == null ? "removed" : "changed";
        return say("compare.trait.is." + how, locale, said);
    }

    private String trait(Trait trait, Text about, Locale locale) {
        String said = NAMED.contains(trait.id())
                ? say("compare.trait." + trait.id(), locale)
                : say("compare.trait.other", locale, trait.id().equals("other") ? trait.detail() : trait.id());
        String inFile = trait.detail().equals(ProcessTraits.REPETITION)
                ? say("compare.trait.repetition", locale)
                : trait.detail();
        String detail = about.isEmpty() ? inFile : about.in(locale);
        return detail.isEmpty() || trait.id().equals("other") ? said : said + " “" + detail + "”";
    }

    private String value(@Nullable Said said, Locale locale) {
        if (said == null) {
            return "";
        }
        String key = said.key();
        String shown = said.shown().in(locale);
        return key == null ? shown : String.valueOf(messages.getMessage(key, null, shown, locale));
    }

    private String say(String key, Locale locale, String... args) {
        return messages.getMessage(key, args, locale);
    }
}
