package kh.isaf.reminder.reply;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kh.isaf.people.ProductAddress;
import kh.isaf.worklist.TaskCodes;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A task in the words of a text: its name, place, code, due day and short link. */
@Component
class TaskWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");

    private final JdbcClient jdbc;
    private final TaskCodes codes;
    private final WorkItems workItems;
    private final ProductAddress product;

    TaskWords(JdbcClient jdbc, TaskCodes codes, WorkItems workItems, ProductAddress product) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.workItems = workItems;
        this.product = product;
    }

    /** The variables of this task, and these. */
    Map<String, String> of(WorkItem item, Locale locale, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        String code = codes.of(item.id()).shown();
        values.put("task", item.name(locale));
        values.put("place", place(item, locale));
        values.put("code", code);
        values.put("due", DAY.withLocale(locale).format(workItems.get(item.id()).dueOn()));
        values.put("link", product.of("/t/" + code));
        return values;
    }

    /** Where one finds all tasks. */
    String list() {
        return product.of("/tasks");
    }

    private String place(WorkItem item, Locale locale) {
        return jdbc.sql("""
                select case when :khmer then coalesce(p.name_km, a.name_km) else coalesce(p.name_latin, a.name_latin) end
                from area a left join service_provider p on p.code = :provider where a.code = :area""")
                .param("khmer", locale.getLanguage().equals("km"))
                .param("provider", item.providerCode())
                .param("area", item.areaCode())
                .query(String.class)
                .optional()
                .orElse(item.areaCode());
    }
}
