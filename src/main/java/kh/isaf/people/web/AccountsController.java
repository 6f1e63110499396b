package kh.isaf.people.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.Rights;
import kh.isaf.people.AccountDesk;
import kh.isaf.people.AccountQuery;
import kh.isaf.people.AccountRegister;
import kh.isaf.people.AccountState;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of the people one looks after: who is in, who is not yet, and helping many at once. */
@Controller
class AccountsController {

    static final String OVERSEERS = "hasAnyRole('CLERK', 'DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')";

    private final AccountRegister register;
    private final AccountDesk desk;
    private final Territory territory;
    private final Rights rights;
    private final CurrentActor currentActor;

    AccountsController(
            AccountRegister register, AccountDesk desk, Territory territory, Rights rights, CurrentActor currentActor) {
        this.register = register;
        this.desk = desk;
        this.territory = territory;
        this.rights = rights;
        this.currentActor = currentActor;
    }

    @GetMapping("/accounts")
    @PreAuthorize(OVERSEERS)
    String accounts(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        AccountQuery query = query(q, area, state, page);
        Actor actor = currentActor.get();
        model.addAttribute("query", query);
        model.addAttribute("page", register.find(actor, query));
        model.addAttribute("areas", areas(actor, query.area()));
        model.addAttribute("states", AccountState.values());
        return "people/accounts";
    }

    @PostMapping("/accounts/open")
    @PreAuthorize(OVERSEERS)
    String open(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            RedirectAttributes redirect) {
        int opened = desk.openAll(currentActor.get(), query(q, area, "", 1));
        return told("accounts.openedMany", opened, q, area, redirect);
    }

    @PostMapping("/accounts/invite")
    @PreAuthorize(OVERSEERS)
    String invite(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            RedirectAttributes redirect) {
        int invited = desk.inviteAll(currentActor.get(), query(q, area, "", 1));
        return told("accounts.invitedMany", invited, q, area, redirect);
    }

    /** The answer is the only place where these links ever stand. */
    @PostMapping("/accounts/print")
    @PreAuthorize(OVERSEERS)
    String print(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "false") boolean again,
            Model model) {
        List<Slip> slips = desk.print(currentActor.get(), query(q, area, "", 1), again).stream()
                .map(Slip::of)
                .toList();
        model.addAttribute("slips", slips);
        return "people/slips";
    }

    private String told(String message, int count, String q, String area, RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", message);
        redirect.addFlashAttribute("messageArgs", new Object[] {String.valueOf(count)});
        redirect.addAllAttributes(Map.of("q", q, "area", area));
        return "redirect:/accounts";
    }

    private AccountQuery query(String q, String area, String state, int page) {
        AccountQuery query = new AccountQuery(q, area, state, page);
        if (!query.area().isEmpty()) {
            rights.requireArea(currentActor.get(), query.area());
        }
        return query;
    }

    /** From the chosen area one may go up to one's own, and one level down. */
    private List<Area> areas(Actor actor, String chosen) {
        List<Area> own = actor.covers("")
                ? territory.children(null)
                : actor.grants().stream()
                        .map(Grant::areaCode)
                        .distinct()
                        .sorted()
                        .flatMap(
                                code -> Stream.concat(territory.find(code).stream(), territory.children(code).stream()))
                        .toList();
        if (chosen.isEmpty()) {
            return own;
        }
        return Stream.of(own, territory.path(chosen), territory.children(chosen))
                .flatMap(List::stream)
                .filter(area -> actor.covers(area.code()))
                .collect(Collectors.toMap(Area::code, area -> area, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }
}
