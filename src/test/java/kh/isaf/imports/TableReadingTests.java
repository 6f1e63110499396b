package kh.isaf.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kh.isaf.access.Actor;
import kh.isaf.imports.Column.Kind;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticMessageSource;

/** What the reading of tables understands, and how it names what it does not; without a database. */
class TableReadingTests {

    private static final Locale KHMER = Locale.forLanguageTag("km");
    private static final RegisterTexts TEXTS = new RegisterTexts(messages());

    private final Register register = new Shelf();
    private final Comparison comparison = new Comparison(TEXTS);

    /** Each cell stands in the second row under the heading code. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "day | 2027-04-20 | 2027-04-20",
                "day | 20/04/2027 | 2027-04-20",
                "day | 2.4.2027 | 2027-04-02",
                "day | ២០/០៤/២០២៧ | 2027-04-20",
                "phone | 012 345 678 | +85512345678",
                "phone | 12345678 | +85512345678",
                "phone | ០១២-៣៤៥-៦៧៨ | +85512345678",
                "phone | +855 (0)96 234 5678 | +855962345678",
                "phone | 00855 12345678 | +85512345678",
                "phone | 855123456 | +855855123456",
                "phone | +66 81 234 5678 | +66812345678",
                "home | 10201 | 010201",
                "many | 120802, 10201;120801 | 010201 120801 120802",
                "kind | Health centre | healthCentre",
                "kind | មណ្ឌលសុខភាព | healthCentre",
                "kind | HEALTHCENTRE | healthCentre",
                "number | ០០៧ | 7",
                "name | ឃុំ\u200Bទី\u00A0 មួយ  | ឃុំទី មួយ",
                "name | '=cmd | =cmd",
                "email | a.b@example.org | a.b@example.org",
            })
    void understands(String column, String cell, String form) {
        Comparison.Finding finding = compare("code\tname\t" + column, "A1\tn\t" + cell, column);
        assertThat(finding.faults().all()).isEmpty();
        assertThat(finding.changes()).singleElement().extracting(Change::after).satisfies(after -> assertThat(after)
                .containsEntry(column, form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "day | 31/02/2027 | \"31/02/2027\" is not a date (2027-04-20 or 20/04/2027) | \"31/02/2027\" មិនមែនជាកាលបរិច្ឆេទទេ (2027-04-20 ឬ 20/04/2027)",
                "day | 20/04/2570 | the year 2570 cannot be right: use the common era | ឆ្នាំ 2570 មិនត្រឹមត្រូវ៖ សូមប្រើឆ្នាំ គ.ស.",
                "phone | 12 | \"12\" is not a phone number | \"12\" មិនមែនជាលេខទូរស័ព្ទទេ",
                "home | 1208019 | \"1208019\" is not a gazetteer code of 2, 4 or 6 digits | \"1208019\" មិនមែនជាលេខកូដតំបន់ 2, 4 ឬ 6 ខ្ទង់ទេ",
                "kind | hospital | \"hospital\" is unknown (it may be healthCentre, primarySchool) | មិនស្គាល់ \"hospital\" (អាចជា healthCentre, primarySchool)",
                "number | -1 | \"-1\" is not a whole number | \"-1\" មិនមែនជាចំនួនគត់ទេ",
                "email | nobody | \"nobody\" is not an e-mail address | \"nobody\" មិនមែនជាអាសយដ្ឋានអ៊ីមែលទេ",
                "short | ABCDEF | longer than 5 characters | វែងជាង 5 តួអក្សរ",
                "short | A B | \"A B\" is not a code | \"A B\" មិនមែនជាលេខកូដទេ",
                "short | PP/1 | \"PP/1\" is not a code | \"PP/1\" មិនមែនជាលេខកូដទេ",
                "name | a\uFFFDb | holds broken characters | មានតួអក្សរខូច",
                "name | ` ` | must not be empty | មិនអាចទុកទទេបានទេ",
            })
    void aBrokenCellIsNamedByRowAndColumnInBothLanguages(String column, String cell, String english, String khmer) {
        Comparison.Finding finding = compare("code\tname\t" + column, "A1\tn\t" + cell, column);
        assertThat(finding.changes()).isEmpty();
        assertThat(finding.faults().all()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(TEXTS.sentence(fault, Locale.ENGLISH)).isEqualTo(english);
            assertThat(TEXTS.sentence(fault, KHMER)).isEqualTo(khmer);
        });
    }

    @Test
    void columnsStandInAnyOrderUnderNameOrTitle() {
        Comparison.Finding finding = of("ឈ្មោះជាខ្មែរ;CODE\n\"ក;ខ\";A1\n");
        assertThat(finding.faults().all()).isEmpty();
        assertThat(finding.changes()).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("A1");
            assertThat(change.after()).containsEntry("name", "ក;ខ");
        });
    }

    @Test
    void unknownMissingAndDoubledColumnsAreNamed() {
        assertThat(sentences(of("code,colour,code\nA1,red,A2\n")))
                .containsExactly(
                        "1 colour: the column \"colour\" is unknown",
                        "1 code: this column is there twice",
                        "1 name: this column is missing (name)");
    }

    @Test
    void theSameEntryTwiceNamesTheOtherRow() {
        assertThat(sentences(of("code,name\nA1,x\nA2,y\nA1,z\n")))
                .containsExactly("4 : row 2 is about the same entry already");
    }

    @Test
    void aBrokenLineHidesNoOther() {
        byte[] file = ("\uFEFFcode,name\r\nA1,\"x\r\nA2,?\r\n\r\nA 3,z\r\nA4,b,c\r\n").getBytes(StandardCharsets.UTF_8);
        for (int place = 0; place < file.length; place++) {
            file[place] = file[place] == '?' ? (byte) 0xFC : file[place];
        }
        assertThat(sentences(comparison.of(register, file)))
                .containsExactly(
                        "2 : the quotation marks are not closed or not placed as in CSV",
                        "3 : the line is not UTF-8 text",
                        "5 code: \"A 3\" is not a code",
                        "6 : a cell is filled in where no column has a heading");
    }

    @Test
    void anEmptyFileAndOneOfAnotherFormatAreRefused() {
        assertThat(sentences(of(""))).containsExactly("1 : the file holds no row below its heading");
        assertThat(sentences(of("code,name\n"))).containsExactly("1 : the file holds no row below its heading");
        assertThat(sentences(comparison.of(register, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1})))
                .containsExactly("1 : this is an old Excel file, or one with a password; save it as .xlsx or CSV");
        assertThat(sentences(comparison.of(register, new byte[Table.MOST_BYTES + 1])))
                .containsExactly("1 : the file is larger than 10 MB");
        assertThat(sentences(of("code,name\n" + "A1,x\n".repeat(Table.MOST_LINES + 5))))
                .contains("100002 : the file has more than 100000 rows");
    }

    @Test
    void aWorkbookIsReadAsItShowsItsCells() throws IOException {
        byte[] file = workbook(sheet -> {
            String[] headings = {"code", "name", "phone", "day", "number", "short"};
            for (int place = 0; place < headings.length; place++) {
                sheet.value(0, place, headings[place]);
            }
            sheet.value(2, 0, "A1");
            sheet.value(2, 1, "ឃុំទីមួយ");
            sheet.value(2, 2, 12345678);
            sheet.value(2, 3, LocalDate.of(2027, 4, 20));
            sheet.style(2, 3).format("dd/mm/yyyy").set();
            sheet.value(2, 4, 3.0);
            sheet.value(2, 5, 7);
            sheet.style(2, 5).format("0000").set();
        });
        Comparison.Finding finding = comparison.of(register, file);
        assertThat(sentences(finding)).isEmpty();
        assertThat(finding.changes()).singleElement().satisfies(change -> assertThat(change.after())
                .containsAllEntriesOf(Map.of(
                        "code", "A1",
                        "name", "ឃុំទីមួយ",
                        "phone", "+85512345678",
                        "day", "2027-04-20",
                        "number", "3",
                        "short", "0007")));
    }

    @Test
    void rowsOfAWorkbookAreNamedAsExcelNumbersThem() throws IOException {
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "name");
            sheet.value(6, 0, "A 1");
            sheet.value(6, 1, "x");
        });
        assertThat(sentences(comparison.of(register, file))).containsExactly("7 code: \"A 1\" is not a code");
    }

    @Test
    void brokenAndPoisonousWorkbooksAreRefused() throws IOException {
        byte[] broken = workbook(sheet -> sheet.value(0, 0, "code"));
        assertThat(sentences(comparison.of(register, Arrays.copyOf(broken, broken.length / 2))))
                .containsExactly("1 : this Excel file is broken and cannot be read");

        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 120; megabyte++) {
                zip.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(1024 * 1024);
        assertThat(sentences(comparison.of(register, bomb.toByteArray())))
                .containsExactly("1 : the workbook unpacks to more than 100 MB");
    }

    @Test
    void noSpreadsheetRunsWhatWeWrite() throws IOException {
        TableWriter writer = new TableWriter(TEXTS);
        Register poisoned = new Shelf() {
            @Override
            public List<String> keys() {
                return List.of("A1");
            }

            @Override
            public Map<String, Map<String, String>> current(Collection<String> keys) {
                return Map.of("A1", Map.of("code", "A1", "name", "=cmd|' /C calc'!A0", "phone", "+85512345678"));
            }
        };
        String csv = new String(writer.csv(poisoned, true), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFcode,name,").contains(",'=cmd|").contains(",'+85512345678");
        assertThat(comparison.of(poisoned, writer.csv(poisoned, true)).changes())
                .isEmpty();

        byte[] excel = writer.excel(poisoned, true, KHMER);
        assertThat(comparison.of(poisoned, excel).unchanged()).isEqualTo(1);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
            assertThat(workbook.getSheets()).hasSize(2);
            assertThat(workbook.getSheet(1).orElseThrow().read())
                    .anySatisfy(row -> assertThat(row.getCellText(0)).isEqualTo("លេខទូរស័ព្ទ"));
        }
    }

    private Comparison.Finding compare(String headings, String cells, String column) {
        // a heading that is there already is not repeated
        return List.of("code", "name").contains(column)
                ? of("code\tname\nA1\t" + cells.split("\t", 3)[2] + "\n")
                : of(headings + "\n" + cells + "\n");
    }

    private Comparison.Finding of(String text) {
        return comparison.of(register, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> sentences(Comparison.Finding finding) {
        return finding.faults().all().stream()
                .map(fault -> fault.line() + " " + fault.column() + ": " + TEXTS.sentence(fault, Locale.ENGLISH))
                .toList();
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            content.accept(workbook.newWorksheet("one"));
        }
        return file.toByteArray();
    }

    /** The product's sentences, and titles of the made-up register. */
    private static StaticMessageSource messages() {
        ResourceBundleMessageSource product = new ResourceBundleMessageSource();
        product.setBasename("messages");
        product.setDefaultEncoding("UTF-8");
        product.setFallbackToSystemLocale(false);
        StaticMessageSource messages = new StaticMessageSource();
        messages.setParentMessageSource(product);
        messages.addMessage("register.shelf", KHMER, "ធ្នើរ");
        messages.addMessage("register.shelf.name", KHMER, "ឈ្មោះជាខ្មែរ");
        messages.addMessage("register.shelf.phone", KHMER, "លេខទូរស័ព្ទ");
        return messages;
    }

    /** A register with a column of every kind that holds nothing. */
    private static class Shelf implements Register {

        @Override
        public String id() {
            return "shelf";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    Column.required("code", Kind.CODE, 10, "A1"),
                    Column.required("name", Kind.TEXT, 100, ""),
                    Column.optional("phone", Kind.PHONE, 20, ""),
                    Column.optional("day", Kind.DATE, 10, ""),
                    Column.optional("home", Kind.AREA, 6, ""),
                    Column.optional("many", Kind.AREAS, 100, ""),
                    Column.choice("kind", false, List.of("healthCentre", "primarySchool"), ""),
                    Column.optional("number", Kind.NUMBER, 9, ""),
                    Column.optional("email", Kind.EMAIL, 100, ""),
                    Column.optional("short", Kind.CODE, 5, ""));
        }

        @Override
        public String key(Row row) {
            return row.get("code");
        }

        @Override
        public Map<String, Map<String, String>> current(Collection<String> keys) {
            return Map.of();
        }

        @Override
        public void check(List<Row> rows, Faults faults) {}

        @Override
        public void write(Actor by, List<Change> changes) {}
    }
}
