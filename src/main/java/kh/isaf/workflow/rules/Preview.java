package kh.isaf.workflow.rules;

import java.util.List;

/** What publishing a draft would change, year by year; a change made and taken back, so it cannot differ from the real one. */
public record Preview(List<YearEffect> years) {

    public Preview {
        years = List.copyOf(years);
    }

    public boolean nothing() {
        return years.stream().allMatch(YearEffect::nothing);
    }

    /** For the audit. */
    String words() {
        return String.join(
                "; ",
                years.stream()
                        .filter(year -> !year.nothing())
                        .map(year -> "%d: %d deadlines, %d stages, %d tasks, %d steps new, %d gone"
                                .formatted(
                                        year.year(),
                                        year.deadlines(),
                                        year.stages(),
                                        year.tasks(),
                                        year.stepsNew(),
                                        year.stepsGone()))
                        .toList());
    }
}
