package kh.isaf.territory;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where service providers are registered, closed and opened again. */
@Service
@Transactional
public class ProviderRegister {

    private static final Pattern CODE = Pattern.compile("(\\d{4}|\\d{6})-(CA|HC|PS|KA)-\\d{2,4}");

    private final EntityManager entities;
    private final Areas areas;
    private final AuditTrail audit;

    ProviderRegister(EntityManager entities, Areas areas, AuditTrail audit) {
        this.entities = entities;
        this.areas = areas;
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

    /** The provider serves nobody any more from this day on; no year begins with it. */
    public void close(Actor actor, String code, LocalDate day, String reason) {
        ServiceProvider provider = find(code);
        if (provider.closedOn() != null) {
            throw new Refusal("day", "territory.provider.closedAlready");
        }
        if (day.isBefore(provider.openedOn())) {
            throw new Refusal("day", "territory.provider.closesBeforeOpening", String.valueOf(provider.openedOn()));
        }
        provider.close(day, reason);
        entities.flush();
        audit.record(actor, "provider.close", "service_provider/" + code, null, "closed on " + day, reason);
    }

    /** The provider serves again from this day on; opened on the day it closed, it was never closed. */
    public void reopen(Actor actor, String code, LocalDate day, String reason) {
        ServiceProvider provider = find(code);
        LocalDate closed = provider.closedOn();
        if (closed == null) {
            throw new Refusal("day", "territory.provider.openAlready");
        }
        if (day.isBefore(closed)) {
            throw new Refusal("day", "territory.provider.reopensBeforeClosing", String.valueOf(closed));
        }
        provider.reopen(day);
        entities.flush();
        audit.record(
                actor,
                "provider.reopen",
                "service_provider/" + code,
                "closed on " + closed,
                "open from " + day,
                reason);
    }

    private ServiceProvider find(String code) {
        ServiceProvider provider = entities.find(ServiceProvider.class, code);
        if (provider == null) {
            throw new NotFound("provider " + code);
        }
        entities.refresh(provider, LockModeType.PESSIMISTIC_WRITE);
        return provider;
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
