package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.oversight.Deciding;
import kh.isaf.oversight.MeetingFilter;
import kh.isaf.oversight.MeetingState;
import kh.isaf.oversight.MeetingTable;
import kh.isaf.oversight.Meetings;
import kh.isaf.oversight.OwedMeetings;
import kh.isaf.oversight.Resolutions;
import kh.isaf.oversight.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What every body owes in meetings, and the page of each: planned, held, decided. */
@Controller
class MeetingController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final OwedMeetings owed;
    private final Meetings meetings;
    private final Deciding deciding;
    private final Resolutions resolutions;
    private final MeetingTable table;
    private final Sight sight;
    private final TableFile file;
    private final CurrentActor currentActor;
    private final Clock clock;

    MeetingController(
            OwedMeetings owed,
            Meetings meetings,
            Deciding deciding,
            Resolutions resolutions,
            MeetingTable table,
            Sight sight,
            TableFile file,
            CurrentActor currentActor,
            Clock clock) {
        this.owed = owed;
        this.meetings = meetings;
        this.deciding = deciding;
        this.resolutions = resolutions;
        this.table = table;
        this.sight = sight;
        this.file = file;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/meetings")
    @PreAuthorize("isAuthenticated()")
    String list(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        model.addAttribute("filter", filter);
        OwedMeetings.Table table = owed.table(actor, filter.of(null).being(null).in(filter.area(), false));
        model.addAttribute("table", table);
        model.addAttribute("page", owed.page(actor, filter, table, page));
        model.addAttribute("states", MeetingState.values());
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        return "oversight/meetings";
    }

    @GetMapping({"/meetings.csv", "/meetings.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> file(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            HttpServletRequest request,
            Locale locale) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        return file.answer(
                request.getRequestURI(),
                "meetings-" + filter.year(),
                "meetings.title",
                table.rows(actor, filter, locale),
                locale);
    }

    @GetMapping("/meetings.ics")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> calendar(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam Map<String, String> asked,
            Locale locale) {
        Actor actor = currentActor.get();
        MeetingFilter filter = filter(actor, year, area, asked);
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("meetings-" + filter.year() + ".ics")
                                .build()
                                .toString())
                .contentType(CALENDAR)
                .body(table.calendar(actor, filter, locale));
    }

    @GetMapping("/meetings/meeting")
    @PreAuthorize("isAuthenticated()")
    String meeting(@RequestParam String body, @RequestParam String where, @RequestParam LocalDate from, Model model) {
        return show(new Meetings.Meant(body, where, from), model);
    }

    @PostMapping("/meetings/plan")
    @PreAuthorize("isAuthenticated()")
    String plan(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Meetings.Meant meant = meant(typed);
        return Typed.act("plan", typed, model, response, () -> meetings.plan(currentActor.get(), meant, plan(typed)))
                ? to(meant, "meeting.planned", redirect)
                : show(meant, model);
    }

    @PostMapping("/meetings/record")
    @PreAuthorize("isAuthenticated()")
    String record(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Meetings.Meant meant = meant(typed);
        return Typed.act(
                        "record",
                        typed,
                        model,
                        response,
                        () -> meetings.record(currentActor.get(), meant, plan(typed), minutes(typed)))
                ? to(meant, "meeting.recorded", redirect)
                : show(meant, model);
    }

    @PostMapping("/meetings/decide")
    @PreAuthorize("isAuthenticated()")
    String decide(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Meetings.Meant meant = meant(typed);
        return Typed.act(
                        "decide",
                        typed,
                        model,
                        response,
                        () -> deciding.decide(currentActor.get(), meant, Typed.resolution(typed)))
                ? to(meant, "resolution.added", redirect)
                : show(meant, model);
    }

    /** Which meeting a form is about. */
    private static Meetings.Meant meant(Map<String, String> typed) {
        LocalDate from = Typed.day(typed, "from");
        if (from == null) {
            throw new NotFound("meeting without a day");
        }
        return new Meetings.Meant(Typed.text(typed, "body"), Typed.text(typed, "where"), from);
    }

    private static Meetings.Plan plan(Map<String, String> typed) {
        return new Meetings.Plan(Typed.day(typed, "day"), Typed.text(typed, "place"), Typed.text(typed, "agenda"));
    }

    private static Meetings.Minutes minutes(Map<String, String> typed) {
        return new Meetings.Minutes(
                Typed.number(typed, "women"),
                Typed.number(typed, "men"),
                Typed.number(typed, "other"),
                Typed.text(typed, "notes"));
    }

    /** Its page, by an address that does not depend on the reader's language. */
    private static String to(Meetings.Meant meant, String message, RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", message);
        redirect.addAttribute("body", meant.body());
        redirect.addAttribute("where", meant.where());
        redirect.addAttribute("from", meant.startsOn().toString());
        return "redirect:/meetings/meeting";
    }

    private String show(Meetings.Meant meant, Model model) {
        Actor actor = currentActor.get();
        OwedMeetings.Line meeting = meetings.of(actor, meant);
        boolean keeps = meetings.mayKeep(actor, meeting);
        model.addAttribute("meeting", meeting);
        model.addAttribute("keeps", keeps);
        model.addAttribute("resolutions", deciding.of(meeting));
        model.addAttribute("day", LocalDate.now(clock));
        model.addAttribute("begun", !meeting.startsOn().isAfter(LocalDate.now(clock)));
        model.addAttribute("plans", meeting.heldOn() == null && meeting.state() != MeetingState.MISSED);
        if (keeps && meeting.heldOn() != null) {
            model.addAttribute("owners", resolutions.owners(meeting.areaCode()));
        }
        return "oversight/meeting";
    }

    private MeetingFilter filter(
            Actor actor, @Nullable Integer year, @Nullable String area, Map<String, String> asked) {
        String body = asked.getOrDefault("body", "");
        String state = asked.getOrDefault("state", "");
        int one = sight.year(year);
        if (year != null && !MeetingFilter.isYear(one)) {
            throw new NotFound("year " + year);
        }
        return new MeetingFilter(
                one == 0 ? LocalDate.now(clock).getYear() : one,
                sight.area(actor, area),
                asked.getOrDefault("only", "").equals("true"),
                body.isEmpty() ? null : body,
                state.isEmpty() ? null : MeetingState.of(state).orElseThrow(() -> new NotFound("state " + state)));
    }
}
