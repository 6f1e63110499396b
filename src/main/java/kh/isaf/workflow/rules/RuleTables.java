package kh.isaf.workflow.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Stands in for the tables that NCDDS keeps until they are there. */
@Service
public class RuleTables {

    public byte[] live(String decision) {
        try {
            return new ClassPathResource("processes/" + decision + ".dmn").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] draft(UUID id) {
        throw new NotFound("draft " + id);
    }

    public void publish(Actor by, String decision, byte[] dmn, String reason) {
        if (dmn.length == 0) {
            throw new NotFound(decision + " " + by.name() + " " + reason);
        }
    }
}
