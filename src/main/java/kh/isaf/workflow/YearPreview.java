package kh.isaf.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kh.isaf.territory.AreaType;
import kh.isaf.workflow.StartPreview.AreaLine;
import kh.isaf.workflow.StartPreview.LeftOut;
import kh.isaf.workflow.StartPreview.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows before a year starts which areas would start and why others would not, and then how far it has come. */
@Service
@Transactional(readOnly = true)
public class YearPreview {

    /** A start job is retried after 1, 10 and 60 minutes before somebody must look at it. */
    private static final Duration PATIENCE = Duration.ofMinutes(75);

    private final JdbcClient jdbc;
    private final Clock clock;

    YearPreview(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every area, once: it would start, or would not and why. */
    public StartPreview of(int year) {
        List<AreaLine> startable = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        jdbc.sql("with " + YearAreas.ALL + """

                select a.code, a.type, a.name_km, a.name_latin,
                    coalesce(d.code, a.code) as dmk_code, coalesce(d.name_km, a.name_km) as dmk_km,
                    coalesce(d.name_latin, a.name_latin) as dmk_latin,
                    p.code as cp_code, p.name_km as cp_km, p.name_latin as cp_latin, a.reason
                from year_area a
                left join area d on d.code = left(a.code, 4)
                join area p on p.code = left(a.code, 2)
                order by a.code""")
                .params(YearAreas.parameters(year, clock))
                .query(row -> {
                    String reason = row.getString("reason");
                    if (reason == null) {
                        startable.add(line(row));
                    } else {
                        leftOut.add(new LeftOut(line(row), Reason.valueOf(reason)));
                    }
                });
        return new StartPreview(year, startable, leftOut);
    }

    /** How far the start of a year has come, if it has been asked for. */
    public Optional<StartProgress> progress(int year) {
        return years().stream().filter(progress -> progress.year() == year).findFirst();
    }

    /** All years that have been opened, the latest first. */
    public List<StartProgress> years() {
        return jdbc.sql("""
                select y.year, count(c.*) as requested, count(c.*) filter (where c.status <> 'STARTING') as running,
                    count(c.*) filter (where c.status = 'STARTING' and c.requested_at < :patience) as failed
                from cycle y left join area_cycle c on c.year = y.year group by y.year order by y.year desc""")
                .param("patience", OffsetDateTime.now(clock).minus(PATIENCE))
                .query(StartProgress.class)
                .list();
    }

    /** How many areas would start in this year if it were started now. */
    public int startable(int year) {
        return jdbc.sql("with " + YearAreas.ALL + " select count(*) from year_area where reason is null")
                .params(YearAreas.parameters(year, clock))
                .query(Integer.class)
                .single();
    }

    private static AreaLine line(ResultSet row) throws SQLException {
        return new AreaLine(
                row.getString("code"),
                AreaType.valueOf(row.getString("type")),
                row.getString("name_km"),
                row.getString("name_latin"),
                row.getString("dmk_code"),
                row.getString("dmk_km"),
                row.getString("dmk_latin"),
                row.getString("cp_code"),
                row.getString("cp_km"),
                row.getString("cp_latin"));
    }
}
