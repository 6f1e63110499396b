package kh.isaf.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an Excel workbook: what a cell shows, but days as {@code 2027-04-20} and numbers in full. */
final class ExcelTable {

    private static final byte[] PACKED = {'P', 'K', 3, 4};
    private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final int LONGEST_NUMBER = 30;

    private final Table table;
    private final boolean since1904;

    private ExcelTable(Table table, boolean since1904) {
        this.table = table;
        this.since1904 = since1904;
    }

    static boolean isExcel(byte[] file) {
        return startsWith(file, PACKED);
    }

    /** Excel before 2007, or a workbook with a password. */
    static boolean isOldExcel(byte[] file) {
        return startsWith(file, OLD);
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(Arrays.copyOf(file, start.length), start);
    }

    static void read(byte[] file, Table table) {
        try {
            Unpacking.measure(file);
            readSheet(file, table);
        } catch (Unpacking.TooLarge bomb) {
            table.fault(1, "imports.file.unpacked", String.valueOf(Unpacking.MOST_BYTES / 1024 / 1024));
        } catch (IOException | RuntimeException broken) {
            table.fault(1, "imports.file.broken");
        }
    }

    private static void readSheet(byte[] file, Table table) throws IOException {
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            ExcelTable excel = new ExcelTable(table, workbook.isDate1904());
            Iterator<Row> each = rows.iterator();
            boolean more = true;
            while (more && each.hasNext()) {
                Row row = each.next();
                more = table.add(row.getRowNum(), excel.cells(row));
            }
        }
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            cells.add(cell == null ? "" : text(cell, row.getRowNum()));
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private String text(Cell cell, int line) {
        String raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        if (raw == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.ERROR) {
            table.fault(line, "imports.row.error", cell.getAddress().toString(), raw);
            return "";
        }
        return cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA ? number(cell, raw) : raw;
    }

    private String number(Cell cell, String raw) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw).stripTrailingZeros();
        } catch (NumberFormatException words) {
            return raw;
        }
        if (Math.abs(number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
            return raw;
        }
        String format = cell.getDataFormatString();
        if (isDay(cell.getDataFormatId(), format)) {
            return (since1904 ? DAY_ZERO_1904 : DAY_ZERO)
                    .plusDays(number.longValue())
                    .toString();
        }
        String plain = number.toPlainString();
        return format != null && format.matches("0{2,}") && plain.matches("\\d+")
                ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
                : plain;
    }

    /** Whether a number with this format is shown as a day: one of Excel's own, or one that holds a day or a year. */
    private static boolean isDay(@Nullable Integer id, @Nullable String format) {
        if (id != null
                && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58)) {
            return true;
        }
        return format != null
                && format.replaceAll("\\[[^]]*]|\"[^\"]*\"|\\\\.", "").matches("(?is).*[dy].*");
    }
}
