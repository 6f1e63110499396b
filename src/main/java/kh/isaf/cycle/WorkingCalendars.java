package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows the holidays of the nation and of each area, and so their working days. */
@Service
@Transactional(readOnly = true)
public class WorkingCalendars {

    private final JdbcClient jdbc;

    WorkingCalendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The working days of an area as its week and holidays stand now.
     *
     * @param areaCode empty for the nation
     */
    public WorkingCalendar of(String areaCode, LocalDate day) {
        return new WorkingCalendar(week(day), holidays(areaCode));
    }

    /** The closed days that hold in an area: the nation's, those of the areas above it, and its own. */
    public List<Holiday> holidays(String areaCode) {
        return jdbc.sql("select * from holiday where starts_with(:area, area_code) order by day, area_code")
                .param("area", areaCode)
                .query(WorkingCalendars::holiday)
                .list();
    }

    private Set<DayOfWeek> week(LocalDate day) {
        String days = jdbc.sql(
                        "select days from working_week where valid_from <= :day order by valid_from desc limit 1")
                .param("day", day)
                .query(String.class)
                .single();
        return Arrays.stream(days.split(","))
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
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
