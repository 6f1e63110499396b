package kh.isaf.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How many gave a service each mark for one criterion, from 1 very bad to 5 very good. */
public record Votes(List<Integer> counts) {

    private static final int MARKS = 5;

    public Votes {
        counts = List.copyOf(counts);
        if (counts.size() != MARKS || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("one count for each of the five marks, not " + counts);
        }
    }

    /** How many voted. */
    public int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** The mark in the middle, rounded up to a whole one: 2 and 3 in the middle give 3. */
    public int median() {
        int total = atLeastOne();
        int lower = markOf((total + 1) / 2);
        int upper = markOf(total / 2 + 1);
        return (lower + upper + 1) / 2;
    }

    /** The average mark with two decimals. */
    public BigDecimal mean() {
        int sum = 0;
        for (int i = 0; i < MARKS; i++) {
            sum += (i + 1) * counts.get(i);
        }
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(atLeastOne()), 2, RoundingMode.HALF_UP);
    }

    /** The mark of the n-th vote, lowest first. */
    private int markOf(int vote) {
        int seen = 0;
        int mark = 0;
        while (seen < vote) {
            seen += counts.get(mark);
            mark++;
        }
        return mark;
    }

    private int atLeastOne() {
        int total = total();
        if (total == 0) {
            throw new IllegalStateException("nobody voted");
        }
        return total;
    }
}
