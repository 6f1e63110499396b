package kh.isaf.modelling.packing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key pair of this installation, made once and kept in its database; the private half signs and is never shown. */
@Component
public class InstallationKey implements SmartInitializingSingleton {

    private static final String ALGORITHM = "Ed25519";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String name;

    InstallationKey(JdbcClient jdbc, Clock clock, @Value("${isaf.installation:ISAF Cycle}") String name) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.name = name;
    }

    /** Of several nodes that start at once, the first one's key stays. */
    @Override
    public void afterSingletonsInstantiated() {
        boolean there = !jdbc.sql("select 1 from installation_key")
                .query(Integer.class)
                .list()
                .isEmpty();
        if (!there) {
            KeyPair pair = pair();
            jdbc.sql("""
                    insert into installation_key (public_key, private_key, made_at) values (?, ?, ?)
                    on conflict do nothing""")
                    .params(pair.getPublic().getEncoded(), pair.getPrivate().getEncoded(), OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** By which other installations call this one. */
    public String name() {
        return name;
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(publicKey());
    }

    byte[] publicKey() {
        return jdbc.sql("select public_key from installation_key")
                .query(byte[].class)
                .single();
    }

    byte[] sign(byte[] content) {
        byte[] key = jdbc.sql("select private_key from installation_key")
                .query(byte[].class)
                .single();
        return sign(content, key);
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(byte[] content, byte[] privateKey) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the holder of this key signed this; a stranger's key or signature may be no such thing at all. */
    static boolean signed(byte[] content, byte[] signed, byte[] publicKey) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
