package kh.isaf.imports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings the cells of one register into the form their columns prescribe, and names those that cannot be. */
class CellRules {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]{2,}");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final Pattern AREA = Pattern.compile("(\\d\\d){1,3}");

    private final RegisterTexts texts;
    private final Faults faults;

    CellRules(RegisterTexts texts, Faults faults) {
        this.texts = texts;
        this.faults = faults;
    }

    /** The cell in its prescribed form; empty, with a fault, where it is wrong. */
    String read(Column column, int line, String raw) {
        String words = CellText.words(CellText.original(raw));
        if (words.isEmpty()) {
            if (column.required()) {
                faults.add(line, column.name(), "imports.cell.empty");
            }
            return "";
        }
        if (words.indexOf('\uFFFD') >= 0) {
            faults.add(line, column.name(), "imports.cell.broken");
            return "";
        }
        String text = typed(column, line, words);
        if (text.codePointCount(0, text.length()) > column.most()) {
            faults.add(line, column.name(), "imports.cell.long", column.most());
            return "";
        }
        return text;
    }

    private String typed(Column column, int line, String words) {
        String plain = CellText.plainDigits(words);
        return switch (column.kind()) {
            case TEXT -> words;
            case CODE -> CODE.matcher(plain).matches() ? plain : fault(column, line, "imports.cell.code", words);
            case CODES -> CellText.codes(words);
            case AREA -> area(column, line, plain);
            case AREAS ->
                Arrays.stream(CellText.codes(words).split(" "))
                        .map(code -> area(column, line, code))
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
            case CHOICE -> choice(column, line, words);
            case DATE -> date(column, line, plain);
            case NUMBER ->
                plain.matches("\\d{1,9}")
                        ? String.valueOf(Integer.parseInt(plain))
                        : fault(column, line, "imports.cell.number", words);
            case PHONE -> PhoneNumber.of(plain).orElseGet(() -> fault(column, line, "imports.cell.phone", words));
            case EMAIL -> EMAIL.matcher(plain).matches() ? plain : fault(column, line, "imports.cell.email", words);
        };
    }

    private String area(Column column, int line, String plain) {
        String code = CellText.area(plain);
        return AREA.matcher(code).matches() ? code : fault(column, line, "imports.cell.area", plain);
    }

    private String choice(Column column, int line, String words) {
        Optional<String> choice = column.choices().stream()
                .filter(id -> id.equalsIgnoreCase(words)
                        || texts.choices(id).stream().anyMatch(title -> title.equalsIgnoreCase(words)))
                .findFirst();
        return choice.orElseGet(
                () -> fault(column, line, "imports.cell.choice", words, String.join(", ", column.choices())));
    }

    private String date(Column column, int line, String plain) {
        String text = plain.replace('.', '/');
        if (text.matches("\\d{1,2}-\\d{1,2}-\\d{4}")) {
            text = text.replace('-', '/');
        }
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDate day = LocalDate.parse(text, format);
                return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
                        ? day.toString()
                        : fault(column, line, "imports.cell.year", String.valueOf(day.getYear()));
            } catch (DateTimeParseException other) {
                // the next format, or none
            }
        }
        return fault(column, line, "imports.cell.date", plain);
    }

    private String fault(Column column, int line, String messageKey, Object... args) {
        faults.add(line, column.name(), messageKey, args);
        return "";
    }

    /** The heading of a column as it is recognised: by its name, or its title in Khmer or English. */
    static String heading(String raw) {
        return CellText.words(raw).replace('*', ' ').strip().toLowerCase(Locale.ROOT);
    }
}
