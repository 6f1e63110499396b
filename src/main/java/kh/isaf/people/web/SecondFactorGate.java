package kh.isaf.people.web;

import kh.isaf.people.ActingPerson;
import kh.isaf.people.SecondFactor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Decides whether somebody who gave the password is in, or waits before the second factor. */
@Component
class SecondFactorGate {

    private final SecondFactor secondFactor;
    private final boolean demonstration;

    SecondFactorGate(SecondFactor secondFactor, @Value("${isaf.demonstration:false}") boolean demonstration) {
        this.secondFactor = secondFactor;
        this.demonstration = demonstration;
    }

    /** Who has a second factor gives its code; whose roles ask for one sets it up, also when they came later. */
    boolean lets(SignedIn signedIn, ActingPerson person) {
        boolean needed = person.secondFactor() || secondFactor.requiredOf(person.actor());
        return !needed || (signedIn.codeGiven() && person.secondFactor()) || (signedIn.oneClick() && demonstration);
    }
}
