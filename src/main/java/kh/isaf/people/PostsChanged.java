package kh.isaf.people;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;

/** The posts of these people at providers were recorded or changed. */
public record PostsChanged(Actor by, List<UUID> personIds) {

    public PostsChanged {
        personIds = List.copyOf(personIds);
    }
}
