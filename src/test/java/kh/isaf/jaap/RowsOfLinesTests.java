package kh.isaf.jaap;

import static kh.isaf.jaap.SittingTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsOfLinesTests {

    private final RowsOfLines rows = new RowsOfLines(List.of(
            new JaapActivity("2027-120801", 1, JaapLines.outside("Latrines"), null),
            new JaapActivity("2027-120801", 1, JaapLines.internal("Opening hours"), null)));

    @Test
    void everyLineHasOneRow() {
        assertThat(rows.inOrder(List.of("kha-1", "ka-1")))
                .extracting(JaapActivity::reference)
                .containsExactly("kha-1", "ka-1");
        refused(() -> rows.inOrder(List.of("ka-1")), "lines", "jaap.refusal.lineMissing");
        refused(() -> rows.inOrder(List.of("ka-1", "ka-1")), "lines[1].line", "jaap.refusal.lineTwice");
        refused(() -> rows.inOrder(List.of("ka-1", "ka-2")), "lines[1].line", "jaap.refusal.unknownLine");
    }
}
