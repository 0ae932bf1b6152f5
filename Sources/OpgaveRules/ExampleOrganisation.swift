/// The organisation in which the examples of rules stand.

extension Example {
  package static let organisation = """
    # De organisatie waarin de voorbeelden van de regels staan.
    organisatie merwestad "Gemeente Merwestad" {
      soort: gemeente
      inwoners: 89.000
      code: "GM0999"

      besturen {
        model: hybride
        manieren: lean-sturing, opgavesturing, prioriteitsstelling

        proces beleidsontwikkeling {
          eigenaar: gemeentesecretaris
        }

        proces portfoliosturing {
          eigenaar: gemeentesecretaris
        }

        proces prestatiesturing {
          eigenaar: concerncontroller
        }

        proces batenmanagement {
          eigenaar: concerncontroller
        }
      }

      orgaan raad "Gemeenteraad" {
        soort: bestuurlijk
      }

      orgaan college "College van burgemeester en wethouders" {
        soort: bestuurlijk
      }

      functie gemeentesecretaris "Gemeentesecretaris" {
        soort: ambtenaar
      }

      functie concerncontroller "Concerncontroller" {
        soort: ambtenaar
      }

      functie wethouder-wonen "Wethouder wonen" {
        soort: bestuurder
        orgaan: college
      }

      functie opgavemanager-wonen "Opgavemanager wonen" {
        soort: ambtenaar
      }

      functie programmamanager-wonen "Programmamanager wonen" {
        soort: ambtenaar
      }
    }

    """
}
