package kh.isaf.reminder.mail;

import java.util.UUID;
import kh.isaf.people.AccountLinks;
import kh.isaf.reminder.MessageReason;
import org.springframework.stereotype.Component;

/** A letter with a link is sent only while the link still opens something. */
@Component
class AccountLinkReason implements MessageReason {

    static final String KIND = "accountLink";

    private final AccountLinks links;

    AccountLinkReason(AccountLinks links) {
        this.links = links;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean holds(String id) {
        return links.open(UUID.fromString(id));
    }
}
