package kh.isaf.people;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the links that would go out by e-mail: the tests' letter box. */
@Component
public class SentLinks {

    private final List<AccountLinkIssued> sent = new CopyOnWriteArrayList<>();

    @EventListener
    void keep(AccountLinkIssued link) {
        sent.add(link);
    }

    List<AccountLinkIssued> to(UUID person) {
        return sent.stream().filter(link -> link.personId().equals(person)).toList();
    }

    /** Path of the newest link to this person. */
    public String pathTo(UUID person) {
        List<AccountLinkIssued> links = to(person);
        String url = links.get(links.size() - 1).url();
        return url.substring(url.indexOf("/start/"));
    }
}
