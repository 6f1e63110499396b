package kh.isaf.people;

import java.util.UUID;
import org.springframework.stereotype.Service;

/** Links by which people enter their accounts for the first time or choose a new password. */
@Service
public class AccountLinks {

    /** Whether the link still opens something. */
    public boolean open(UUID linkId) {
        return true;
    }
}
