package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bodies of an area and who sits in them from when until when. */
@Service
@Transactional
public class Bodies {

    public static final int PAGE_SIZE = 50;

    private static final String SELECT = """
            select b.*, a.name_km as area_km, a.name_latin as area_latin,
                (select count(*) from body_member m where m.body_code = b.code and m.valid_from <= :day
                    and (m.valid_to is null or m.valid_to > :day)) as members
            from body b left join area a on a.code = b.area_code\s""";

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final Seats seats;
    private final AuditTrail audit;
    private final Clock clock;

    Bodies(JdbcClient jdbc, PersonEntries entries, Seats seats, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.seats = seats;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody says of a body to be. */
    public record NewBody(
            String code,
            @Nullable BodyKind kind,
            String areaCode,
            String nameKm,
            String nameLatin,
            Period term,
            String decisionNumber,
            @Nullable LocalDate decisionDate) {}

    /** One page of bodies. */
    public record Page(List<Body> bodies, int page, int pages, int total) {}

    /** The bodies of the areas in the actor's reach, those below this code. */
    @Transactional(readOnly = true)
    public Page find(Actor actor, String area, @Nullable BodyKind kind, int asked) {
        Map<String, Object> parameters = new HashMap<>();
        String where = "where " + Supervision.within(actor, "b.area_code", parameters)
                + " and starts_with(b.area_code, :area) and (:kind::text is null or b.kind = :kind)";
        parameters.put("area", area);
        parameters.put("kind", kind == null ? null : kind.id());
        int total = jdbc.sql("select count(*) from body b " + where)
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, asked), pages);
        return new Page(
                jdbc.sql(SELECT + where + " order by b.area_code, b.kind, b.code limit :size offset :skipped")
                        .params(parameters)
                        .param("day", today())
                        .param("size", PAGE_SIZE)
                        .param("skipped", (page - 1) * PAGE_SIZE)
                        .query(Body::of)
                        .list(),
                page,
                pages,
                total);
    }

    @Transactional(readOnly = true)
    public Body visible(Actor actor, String code) {
        return find(actor, code).orElseThrow(() -> new NotFound("body " + code));
    }

    /** The body, if the actor keeps its seats. */
    @Transactional(readOnly = true)
    public Optional<Body> kept(Actor actor, String code) {
        return find(actor, code).filter(body -> mayKeep(actor, body));
    }

    private Optional<Body> find(Actor actor, String code) {
        return jdbc.sql(SELECT + "where b.code = :code")
                .param("day", today())
                .param("code", code)
                .query(Body::of)
                .optional()
                .filter(body -> Supervision.reaches(actor, body.areaCode()));
    }

    /** Whether the actor keeps the seats of this body. */
    public boolean mayKeep(Actor actor, Body body) {
        return Supervision.oversees(actor, body.kind().keptLike(body.areaCode()));
    }

    @Transactional(readOnly = true)
    public List<Body.Member> members(String code) {
        return jdbc.sql("""
                select m.*, p.name_km, p.name_latin, p.phone from body_member m join person p on p.id = m.person_id
                where m.body_code = ? order by m.valid_to is not null, m.valid_to desc,
                    array_position(array['chair', 'deputyChair', 'secretary', 'focalPerson', 'deputyFocalPerson'], m.position::text),
                    p.name_latin, m.id""")
                .param(code)
                .query((row, number) -> new Body.Member(
                        row.getLong("id"),
                        row.getObject("person_id", UUID.class),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        row.getString("phone"),
                        Position.of(row.getString("position")).orElseThrow(),
                        new Period(
                                row.getObject("valid_from", LocalDate.class),
                                Period.lastDay(row.getObject("valid_to", LocalDate.class)))))
                .list();
    }

    public void add(Actor actor, NewBody body) {
        BodyKind kind = body.kind();
        if (kind == null) {
            throw new Refusal("kind", "people.error.missing");
        }
        if (!body.code().matches("[A-Za-z0-9-]{1,40}")) {
            throw new Refusal("code", "people.error.code");
        }
        PersonData.require("nameKm", PersonData.line(body.nameKm()), 160);
        PersonData.require("nameLatin", PersonData.line(body.nameLatin()), 160);
        boolean known = body.areaCode().isEmpty()
                || jdbc.sql("select exists (select 1 from area where code = ?)")
                        .param(body.areaCode())
                        .query(Boolean.class)
                        .single();
        if (!known || !kind.fits(body.areaCode())) {
            throw new Refusal("area", known ? "people.error.wrongPlace" : "people.error.noArea");
        }
        if (!Supervision.oversees(actor, kind.keptLike(body.areaCode()))) {
            throw new Refusal("area", "people.error.placeNotYours");
        }
        int added = jdbc.sql("""
                insert into body (code, kind, area_code, name_km, name_latin, term_from, term_to, decision_number,
                    decision_date)
                values (:code, :kind, :area, :nameKm, :nameLatin, :from, :to, :number, :date) on conflict do nothing""")
                .param("code", body.code())
                .param("kind", kind.id())
                .param("area", body.areaCode())
                .param("nameKm", PersonData.line(body.nameKm()))
                .param("nameLatin", PersonData.line(body.nameLatin()))
                .param("from", body.term().from())
                .param("to", body.term().end())
                .param("number", PersonData.line(body.decisionNumber()))
                .param("date", body.decisionDate())
                .update();
        if (added == 0) {
            throw new Refusal("code", "people.error.codeTaken");
        }
        audit.record(actor, "body.add", "body/" + body.code(), null, body.toString(), null);
    }

    /** @param who code or phone number of somebody in the register */
    public void seat(Actor actor, String code, String who, @Nullable Position position, Period period) {
        Body body = require(actor, code);
        if (position == null) {
            throw new Refusal("position", "people.error.missing");
        }
        UUID person = entries.visibleBy(actor, who)
                .orElseThrow(() -> new Refusal("who", "people.error.noPerson"))
                .id();
        seat(actor, body, person, position, period);
    }

    /** Gives a seat to somebody known. */
    public void seat(Actor actor, Body body, UUID person, Position position, Period period) {
        boolean single = position == Position.CHAIR || position == Position.FOCAL_PERSON;
        boolean taken = members(body.code()).stream()
                .filter(member -> member.period().meets(period))
                .anyMatch(member -> member.personId().equals(person) || (single && member.position() == position));
        if (taken) {
            throw new Refusal("position", "bodies.error.taken");
        }
        long seat = jdbc.sql("""
                insert into body_member (body_code, person_id, position, valid_from, valid_to)
                values (:body, :person, :position, :from, :to) returning id""")
                .param("body", body.code())
                .param("person", person)
                .param("position", position.id())
                .param("from", period.from())
                .param("to", period.end())
                .query(Long.class)
                .single();
        seats.carry(List.of(seat));
        audit.record(
                actor, "body.seat", "person/" + person, null, body.code() + " " + position.id() + " " + period, null);
    }

    public void endSeat(Actor actor, String code, long seat, @Nullable LocalDate lastDay, String reason) {
        Body body = require(actor, code);
        Body.Member member = members(body.code()).stream()
                .filter(one -> one.id() == seat)
                .findFirst()
                .orElseThrow(() -> new NotFound("seat " + seat));
        PersonData.require("reason", PersonData.line(reason), 400);
        if (lastDay == null) {
            throw new Refusal("to", "people.error.missing");
        }
        Period ended = Period.of(member.period().from(), lastDay);
        jdbc.sql("update body_member set valid_to = ? where id = ?")
                .param(ended.end())
                .param(seat)
                .update();
        seats.carry(List.of(seat));
        audit.record(
                actor,
                "body.endSeat",
                "person/" + member.personId(),
                body.code() + " " + member.position().id() + " " + member.period(),
                ended.toString(),
                PersonData.line(reason));
    }

    private Body require(Actor actor, String code) {
        Body body = visible(actor, code);
        if (!mayKeep(actor, body)) {
            throw new AccessDeniedException("does not keep body " + code);
        }
        return body;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
