package kh.isaf.access;

import org.springframework.stereotype.Component;

/** Keeps everybody to his or her own areas: what lies outside is answered as if it did not exist. */
@Component
public class Rights {

    /** The area must be one of the actor's, or home to a provider he or she serves. */
    public void requireArea(Actor actor, String areaCode) {
        if (!actor.belongsTo(areaCode)) {
            throw new NotFound("area " + areaCode);
        }
    }
}
