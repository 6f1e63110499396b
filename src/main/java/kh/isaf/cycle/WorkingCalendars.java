package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows the holidays of the nation and of each area, and so their working days. */
@Service
@Transactional(readOnly = true)
public class WorkingCalendars {

    private final JdbcClient jdbc;
    private final WorkingWeeks weeks;

    WorkingCalendars(JdbcClient jdbc, WorkingWeeks weeks) {
        this.jdbc = jdbc;
        this.weeks = weeks;
    }

    /**
     * The working days of an area as weeks and holidays stand now.
     *
     * @param areaCode empty for the nation
     */
    public WorkingCalendar of(String areaCode) {
        return new WorkingCalendar(weeks.all(), holidays(areaCode));
    }

    /** The same; the calendar knows the week of every day, whatever day is asked for. */
    public WorkingCalendar of(String areaCode, LocalDate day) {
        return of(areaCode);
    }

    /** The closed days that hold in an area: the nation's, those of the areas above it, and its own. */
    public List<Holiday> holidays(String areaCode) {
        return jdbc.sql("select * from holiday where starts_with(:area, area_code) order by day, area_code")
                .param("area", areaCode)
                .query(WorkingCalendars::holiday)
                .list();
    }

    static Holiday holiday(ResultSet row, int number) throws SQLException {
        return new Holiday(
                row.getObject("day", LocalDate.class),
                row.getString("area_code"),
                Holiday.Part.valueOf(row.getString("part")),
                row.getString("name_km"),
                row.getString("name_en"),
                row.getString("decree"),
                row.getBoolean("certain"));
    }
}
