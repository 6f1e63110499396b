package kh.isaf.i4c;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where and when a checked information pack was put up for everybody to read. */
@Entity
class Posting {

    @Id
    private UUID packId = new UUID(0, 0);

    private LocalDate postedOn = LocalDate.EPOCH;
    private String[] places = {};
    private @Nullable String otherPlace;
    private int copies;

    @Version
    private @Nullable Integer lockVersion;

    protected Posting() {}

    Posting(UUID packId) {
        this.packId = packId;
    }

    void record(PostI4c posted) {
        postedOn = posted.postedOn();
        places = posted.places().toArray(String[]::new);
        otherPlace = posted.otherPlace();
        copies = posted.copies();
    }

    UUID packId() {
        return packId;
    }

    LocalDate postedOn() {
        return postedOn;
    }

    List<String> places() {
        return List.of(places);
    }

    int copies() {
        return copies;
    }
}
