package kh.isaf.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kh.isaf.workflow.render.Field;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.workflow.render.Option;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills any form as a diligent person might: what is there stays, what is asked is answered within its limits. */
@Component
class MadeUpAnswers {

    private static final List<String> SENTENCES = List.of(
            "ជួសជុលបង្គន់សាលា", "បន្ថែមម៉ោងធ្វើការ", "ផ្សព្វផ្សាយថ្លៃសេវា", "សម្អាតអណ្តូងទឹក", "បុគ្គលិកមកទាន់ពេល");
    private static final int USUAL_MOST = 60;
    private static final int OPTIONAL_PERCENT = 60;

    private final KnownRules rules;

    MadeUpAnswers(KnownRules rules) {
        this.rules = rules;
    }

    Map<String, Object> fill(
            WorkItem item, FormSchema schema, Map<String, Object> data, LocalDate today, Random random) {
        Map<String, Object> answers = fields(schema.fields(), data, data, today, random);
        rules.mend(item.task(), answers, data, random);
        return answers;
    }

    private Map<String, Object> fields(
            List<Field> fields, Map<String, Object> known, Map<String, Object> data, LocalDate today, Random random) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field instanceof Field.Question question) {
                Object value = known.get(question.key());
                if (value == null && (question.required() || random.nextInt(100) < OPTIONAL_PERCENT)) {
                    value = answer(question, data, today, random);
                }
                if (value != null) {
                    answers.put(question.key(), value);
                }
            } else if (field instanceof Field.Group group) {
                answers.putAll(fields(group.fields(), known, data, today, random));
            } else if (field instanceof Field.Rows rows) {
                answers.put(rows.key(), rows(rows, known.get(rows.key()), data, today, random));
            }
        }
        return answers;
    }

    private List<Map<String, Object>> rows(
            Field.Rows rows, @Nullable Object known, Map<String, Object> data, LocalDate today, Random random) {
        List<Map<String, Object>> filled = new ArrayList<>();
        if (known instanceof List<?> given) {
            for (Object row : given) {
                filled.add(fields(rows.fields(), map(row), data, today, random));
            }
        }
        int least = Math.max(rows.atLeast(), 1);
        while (!rows.fixed() && filled.size() < least) {
            filled.add(fields(rows.fields(), Map.of(), data, today, random));
        }
        return filled;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object row) {
        return (Map<String, Object>) row;
    }

    private @Nullable Object answer(Field.Question question, Map<String, Object> data, LocalDate today, Random random) {
        if (question instanceof Field.Amount amount) {
            return number(amount, random);
        }
        if (question instanceof Field.OneOf one) {
            List<Option> options = one.choices().in(data);
            return options.isEmpty()
                    ? null
                    : options.get(random.nextInt(options.size())).value();
        }
        if (question instanceof Field.AnyOf any) {
            return any.choices().in(data).stream().limit(2).map(Option::value).toList();
        }
        if (question instanceof Field.Day) {
            return today;
        }
        if (question instanceof Field.Tick tick) {
            return tick.required() || random.nextBoolean();
        }
        return text((Field.Text) question, random);
    }

    private static BigDecimal number(Field.Amount amount, Random random) {
        int least = amount.min() == null ? 0 : amount.min().intValue();
        int most = amount.max() == null ? USUAL_MOST : amount.max().intValue();
        return BigDecimal.valueOf(least + random.nextInt(Math.min(most - least, USUAL_MOST) + 1));
    }

    private static String text(Field.Text text, Random random) {
        StringBuilder words = new StringBuilder(SENTENCES.get(random.nextInt(SENTENCES.size())));
        while (words.length() < text.minLength()) {
            words.append(' ').append(SENTENCES.get(random.nextInt(SENTENCES.size())));
        }
        return words.length() > text.maxLength() ? words.substring(0, text.maxLength()) : words.toString();
    }
}
