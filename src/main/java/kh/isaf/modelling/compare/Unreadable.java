package kh.isaf.modelling.compare;

/** A file of a draft that is not yet, or no more, what its name says: there is nothing to compare element by element. */
final class Unreadable extends Exception {

    Unreadable(Throwable cause) {
        super(cause);
    }
}
