package kh.isaf.i4c;

import java.util.List;
import kh.isaf.territory.ProviderKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The standard figures of each kind of service. */
@Service
@Transactional(readOnly = true)
public class Indicators {

    private final JdbcClient jdbc;

    Indicators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a provider of this kind publishes, in order. */
    public List<Indicator> of(ProviderKind kind) {
        return jdbc.sql(
                        "select code, name_km, name_en, standard from i4c_indicator where kind = :kind order by position")
                .param("kind", kind.name())
                .query(Indicator.class)
                .list();
    }

    /** Those of every kind, by code. */
    public List<Indicator> all() {
        return jdbc.sql("select code, name_km, name_en, standard from i4c_indicator order by code")
                .query(Indicator.class)
                .list();
    }
}
