package kh.isaf.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the link that makes the first administrator into the log of a server that has none yet. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.demonstration", havingValue = "false", matchIfMissing = true)
class FirstAdministratorLink {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorLink.class);

    private final FirstAdministrator firstAdministrator;
    private final AccountSettings settings;

    FirstAdministratorLink(FirstAdministrator firstAdministrator, AccountSettings settings) {
        this.firstAdministrator = firstAdministrator;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        firstAdministrator
                .link()
                .ifPresent(link -> LOG.warn(
                        "Nobody administers this server yet. Become its first administrator, once and within {} hours: {}",
                        settings.administratorHours(),
                        link));
    }
}
