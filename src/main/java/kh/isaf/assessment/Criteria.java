package kh.isaf.assessment;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.territory.ServiceProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What services are judged by: the predefined criteria of their kind and those their own citizens proposed. */
@Service
@Transactional
public class Criteria {

    private final JdbcClient jdbc;
    private final Clock clock;

    Criteria(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those a group may choose from when it judges this provider, predefined ones first. */
    @Transactional(readOnly = true)
    public List<Criterion> of(ServiceProvider provider) {
        return jdbc.sql("""
                select code, name_km, name_en from criterion
                where kind = :kind and (provider_code is null or provider_code = :provider)
                    and (retired_on is null or retired_on > :today)
                order by position, code""")
                .param("kind", provider.kind().name())
                .param("provider", provider.code())
                .param("today", LocalDate.now(clock))
                .query(Criterion.class)
                .list();
    }

    /** The criteria with these codes, by code. */
    @Transactional(readOnly = true)
    public Map<String, Criterion> named(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select code, name_km, name_en from criterion where code in (:codes)")
                .param("codes", codes)
                .query(Criterion.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Criterion::code, Function.identity()));
    }

    /** The code of a criterion in the words of this provider's citizens; the same words give the same code. */
    String proposed(ServiceProvider provider, String words) {
        String name = Normalizer.normalize(words.strip(), Normalizer.Form.NFC);
        return of(provider).stream()
                .filter(known -> known.nameKm().equals(name) || known.nameEn().equals(name))
                .map(Criterion::code)
                .findFirst()
                .orElseGet(() -> add(provider, name));
    }

    private String add(ServiceProvider provider, String name) {
        return jdbc.sql("""
                insert into criterion (code, kind, position, name_km, name_en, provider_code)
                select :provider || '-P' || count(*) + 1, :kind, 100 + count(*), :name, :name, :provider
                from criterion where provider_code = :provider
                returning code""")
                .param("provider", provider.code())
                .param("kind", provider.kind().name())
                .param("name", name)
                .query(String.class)
                .single();
    }
}
