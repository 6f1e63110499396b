package kh.isaf.modelling.compare;

import java.util.List;
import java.util.Locale;
import kh.isaf.workflow.model.ProcessOutline.Text;

/**
 * What putting a release into force touches, counted now.
 *
 * @param underWay areas whose year has started: they go on with the release they began on
 * @param open cases of these areas that are not done, by the stages that the release changes
 * @param starting areas that may start and have not, by year: they get it
 * @param rules tables that hold for everybody, also for areas under way
 * @param gone tasks that are no more, with what refers to them
 * @param fields answers that are no more, with how many checks of figures look at them
 * @param ladder rows of the tables that name a stage in which nobody has anything to do any more
 * @param reports what the monthly, half-yearly and yearly reports will count no more
 */
public record Impact(
        int underWay,
        List<StageCases> open,
        List<YearAreas> starting,
        List<String> rules,
        List<GoneTask> gone,
        List<GoneField> fields,
        List<StageRows> ladder,
        List<ReportFigure> reports) {

    /** Open cases of a stage. */
    public record StageCases(String stage, long cases) {}

    /** Areas that may still start a year. */
    public record YearAreas(int year, int areas) {}

    /**
     * A task that areas starting from now on do not have.
     *
     * @param open tasks of this kind that people still have, and finish
     * @param checks of figures, in force or to come, that will have nothing to look at
     * @param guidance whether NCDDS wrote guidance for it
     * @param texts messages whose words name it
     */
    public record GoneTask(String id, Text name, long open, long checks, boolean guidance, long texts) {

        public String name(Locale locale) {
            return name.in(locale);
        }
    }

    /** An answer that a form asks no more. */
    public record GoneField(String task, Text name, String field, long checks) {

        public String name(Locale locale) {
            return name.in(locale);
        }
    }

    /** Rows of a decision table about a stage without tasks. */
    public record StageRows(String table, String stage, long rows) {}

    /** A figure of the reports that stays empty for areas that start from now on. */
    public record ReportFigure(String figure, String stage) {}

    public long cases() {
        return open.stream().mapToLong(StageCases::cases).sum();
    }

    public int areas() {
        return starting.stream().mapToInt(YearAreas::areas).sum();
    }

    /** Whether something refers to what is no more. */
    public boolean breaks() {
        return !gone.isEmpty() || !fields.isEmpty() || !ladder.isEmpty() || !reports.isEmpty();
    }
}
