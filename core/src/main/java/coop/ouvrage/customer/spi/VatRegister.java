package coop.ouvrage.customer.spi;

import coop.ouvrage.parties.identifier.VatNumber;

/** Asks the member states, through the Commission (VIES), whether a VAT number is in use. */
public interface VatRegister {

    /** Whether anybody can be asked here. */
    boolean isSet();

    /**
     * The answer of now. One that does not answer is an answer, never an exception.
     *
     * @param requester own VAT number in whose name it is asked, with its prefix; then the answer has a consultation number. Empty for none
     */
    Answer ask(VatNumber number, String requester);

    /** What was said. */
    enum Said {
        VALID,
        INVALID,
        /** Nothing: the member state or the service did not answer. It says nothing of the number. */
        NOTHING
    }

    /**
     * The answer.
     *
     * @param consultation number under which the service keeps its answer; empty without requester
     * @param name of the trader; empty where the member state keeps it to itself
     * @param trouble code of the service where it said nothing, such as {@code MS_UNAVAILABLE}
     */
    record Answer(Said said, String consultation, String name, String address, String trouble) {

        /** Nobody answered. */
        public static Answer nothing(String trouble) {
            return new Answer(Said.NOTHING, "", "", "", trouble);
        }
    }
}
