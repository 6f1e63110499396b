package kh.isaf.modelling.packing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The installations whose packages are taken: its own, and those whose fingerprint somebody has compared. */
@Component
public class TrustedKeys {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final InstallationKey own;
    private final AuditTrail audit;

    TrustedKeys(JdbcClient jdbc, Clock clock, InstallationKey own, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.own = own;
        this.audit = audit;
    }

    /** One installation that is trusted, since when, and who compared its fingerprint. */
    public record TrustedKey(String fingerprint, String name, OffsetDateTime trustedAt, String trustedBy) {

        public Fingerprint print() {
            return new Fingerprint(fingerprint);
        }
    }

    public List<TrustedKey> all() {
        return jdbc.sql("select fingerprint, name, trusted_at, trusted_by from trusted_key order by trusted_at")
                .query(TrustedKey.class)
                .list();
    }

    public boolean trusts(Fingerprint fingerprint) {
        return fingerprint.equals(own.fingerprint())
                || all().stream().anyMatch(key -> key.fingerprint().equals(fingerprint.hex()));
    }

    void trust(Actor by, Manifest manifest) {
        Fingerprint fingerprint = manifest.fingerprint();
        jdbc.sql("""
                insert into trusted_key (fingerprint, public_key, name, trusted_at, trusted_by) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(
                        fingerprint.hex(),
                        manifest.publicKey(),
                        manifest.installation(),
                        OffsetDateTime.now(clock),
                        by.name())
                .update();
        audit.record(by, "package.trust", "trusted_key/" + fingerprint.hex(), null, manifest.installation(), null);
    }

    /** Takes the trust back; drafts that were made from its packages stay. */
    public void distrust(Actor by, String fingerprint) {
        int taken = jdbc.sql("delete from trusted_key where fingerprint = ?")
                .param(fingerprint)
                .update();
        if (taken == 1) {
            audit.record(by, "package.distrust", "trusted_key/" + fingerprint, fingerprint, null, null);
        }
    }
}
