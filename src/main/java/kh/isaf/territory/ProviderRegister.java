package kh.isaf.territory;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where national staff register service providers, and set how an area runs the demand side. */
@Service
@Transactional
public class ProviderRegister {

    private static final Pattern CODE = Pattern.compile("(\\d{4}|\\d{6})-(CA|HC|PS|KA)-\\d{2,4}");

    private final EntityManager entities;
    private final Areas areas;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ProviderRegister(EntityManager entities, Areas areas, JdbcClient jdbc, AuditTrail audit) {
        this.entities = entities;
        this.areas = areas;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public void register(Actor actor, ServiceProvider provider) {
        check(provider);
        if (!areas.existsById(provider.areaCode())) {
            throw new Refusal("areaCode", "territory.provider.noArea", provider.areaCode());
        }
        if (entities.find(ServiceProvider.class, provider.code()) != null) {
            throw new Refusal("code", "territory.provider.exists", provider.code());
        }
        entities.persist(provider);
        audit.record(
                actor, "provider.register", "service_provider/" + provider.code(), null, provider.nameLatin(), null);
    }

    /** Registers thousands at once; none may be registered already. */
    public void registerAll(Actor actor, List<ServiceProvider> providers) {
        providers.forEach(ProviderRegister::check);
        providers.forEach(entities::persist);
        entities.flush();
        entities.clear();
        audit.record(actor, "provider.registerAll", "service_provider", null, providers.size() + " providers", null);
    }

    /** The area and what lies below it run the cycle in this variant from that day on. */
    public void decideVariant(Actor actor, String areaCode, Variant variant, LocalDate from) {
        jdbc.sql("""
                insert into area_variant (area_code, valid_from, variant) values (:area, :from, :variant)
                on conflict (area_code, valid_from) do update set variant = excluded.variant""")
                .param("area", areaCode)
                .param("from", from)
                .param("variant", variant.id())
                .update();
        audit.record(actor, "area.variant", "area/" + areaCode, null, variant.id() + " from " + from, null);
    }

    private static void check(ServiceProvider provider) {
        if (!fits(provider.code(), provider.areaCode(), provider.kind())) {
            String example = provider.areaCode() + "-" + provider.kind().abbreviation() + "-01";
            throw new Refusal("code", "territory.provider.code", provider.code(), example);
        }
    }

    /** Whether a provider's code tells its area and its kind. */
    static boolean fits(String code, String areaCode, ProviderKind kind) {
        return CODE.matcher(code).matches() && code.startsWith(areaCode + "-" + kind.abbreviation() + "-");
    }
}
