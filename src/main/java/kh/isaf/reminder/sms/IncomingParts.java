package kh.isaf.reminder.sms;

import java.util.Map;
import java.util.Optional;
import kh.isaf.reminder.IncomingMessages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts texts together that come in parts, one by one and in any order. */
@Component
class IncomingParts {

    private static final int JOINED = 0x00;
    private static final int JOINED_WIDE = 0x08;

    private final JdbcClient jdbc;
    private final IncomingMessages incoming;

    IncomingParts(JdbcClient jdbc, IncomingMessages incoming) {
        this.jdbc = jdbc;
        this.incoming = incoming;
    }

    /** Which part of which text, as the header of a part says it. */
    record Place(int reference, int part, int parts) {

        /** Empty for a header that says nothing of parts. */
        static Optional<Place> of(byte[] header) {
            for (int at = 1; at + 1 < header.length; at += 2 + header[at + 1]) {
                int kind = header[at];
                int length = header[at + 1];
                if (length < 0 || at + 2 + length > header.length) {
                    return Optional.empty();
                }
                if (kind == JOINED && length == 3) {
                    return Optional.of(new Place(header[at + 2] & 0xff, header[at + 4] & 0xff, header[at + 3] & 0xff));
                }
                if (kind == JOINED_WIDE && length == 4) {
                    int reference = (header[at + 2] & 0xff) << 8 | header[at + 3] & 0xff;
                    return Optional.of(new Place(reference, header[at + 5] & 0xff, header[at + 4] & 0xff));
                }
            }
            return Optional.empty();
        }
    }

    /** Keeps the part; with the last one that was missing the whole text is taken in. */
    @Transactional
    public void take(String address, Place place, String text) {
        kept(address, place, text).ifPresent(whole -> incoming.take(SmsChannel.ID, address, whole));
    }

    private Optional<String> kept(String address, Place place, String text) {
        jdbc.sql("delete from incoming_part where received_at < now() - interval '1 day'")
                .update();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('parts ' || :address, 0))::text")
                .param("address", address)
                .query(String.class)
                .single();
        // a part that comes again, also after the whole, is no news; another text under an old number begins anew
        boolean known = jdbc.sql("""
                select exists (select 1 from incoming_part where address = :address and reference = :reference
                    and part = :part and parts = :parts and body = :body)""")
                .params(row(address, place, text))
                .query(Boolean.class)
                .single();
        if (known) {
            return Optional.empty();
        }
        jdbc.sql("""
                delete from incoming_part where address = :address and reference = :reference
                    and (joined or parts <> :parts or part = :part)""").params(row(address, place, text)).update();
        jdbc.sql("""
                insert into incoming_part (address, reference, part, parts, body)
                values (:address, :reference, :part, :parts, :body)""").params(row(address, place, text)).update();
        boolean whole = jdbc.sql(
                        "select count(*) >= :parts from incoming_part where address = :address and reference = :reference")
                .param("parts", place.parts())
                .param("address", address)
                .param("reference", place.reference())
                .query(Boolean.class)
                .single();
        return whole
                ? Optional.of(String.join(
                        "",
                        jdbc.sql("""
                        with whole as (update incoming_part set joined = true
                            where address = :address and reference = :reference returning part, body)
                        select body from whole order by part""")
                                .param("address", address)
                                .param("reference", place.reference())
                                .query(String.class)
                                .list()))
                : Optional.empty();
    }

    private static Map<String, Object> row(String address, Place place, String text) {
        return Map.of(
                "address", address,
                "reference", place.reference(),
                "part", place.part(),
                "parts", place.parts(),
                "body", text.replace("\u0000", ""));
    }
}
