package coop.ouvrage.customer.spi;

import coop.ouvrage.parties.identifier.EnterpriseNumber;

/** A public register of enterprises. */
public interface EnterpriseRegister {

    /** What the register says now. A register that does not answer is an answer, never an exception. */
    RegisterAnswer lookUp(EnterpriseNumber number);
}
