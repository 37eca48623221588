//! Catalogues: which instrument an id and a version give, and what happens where two catalogues meet.

mod tiny;

use std::collections::BTreeSet;

use karuna_assessments::{Catalog, CatalogError};
use serde_json::json;
use tiny::{define, one_to_five, sum};

/// A catalogue of tiny instruments with the given ids and versions.
fn catalog(entries: &[(&str, &str)]) -> Result<Catalog, CatalogError> {
    let definition = |(id, version): &(&str, &str)| {
        let mut definition = define(one_to_five(), 1, &[("a", sum(json!([1])), 1.0, 5.0)]);
        definition["id"] = json!(id);
        definition["version"] = json!(version);
        definition
    };
    Catalog::from_json(&json!(entries.iter().map(definition).collect::<Vec<_>>()).to_string())
}

#[test]
fn the_highest_version_wins() {
    let versions = [("one", "1.9.0"), ("one", "1.10.0"), ("two", "9.0.0"), ("one", "0.99.99")];
    let catalog = catalog(&versions).unwrap();
    assert_eq!(catalog.get("one").unwrap().version(), "1.10.0");
    assert_eq!(catalog.get_version("one", "0.99.99").unwrap().version(), "0.99.99");
    assert_eq!(catalog.ids().collect::<Vec<_>>(), versions);
    assert_eq!((catalog.len(), catalog.instruments().count()), (4, 4));
    insta::assert_snapshot!(catalog.get_version("one", "1.9").unwrap_err(), @"one has no definition 1.9; there is 1.9.0, 1.10.0, 0.99.99");
    assert!(matches!(
        catalog.get_version("tow", "9.0.0"),
        Err(CatalogError::UnknownInstrument { closest, .. }) if closest == ["two"]
    ));
}

#[test]
fn an_unknown_id_is_answered_with_the_closest() {
    let catalog = catalog(&[("scs", "1.0.0"), ("scs-sf", "1.0.0"), ("wsas", "1.0.0")]).unwrap();
    insta::assert_snapshot!(catalog.get("SCS_SF").unwrap_err(), @"there is no instrument `SCS_SF`; did you mean `scs-sf` or `scs`?");
    insta::assert_snapshot!(catalog.get("wsaz").unwrap_err(), @"there is no instrument `wsaz`; did you mean `wsas`?");
    insta::assert_snapshot!(catalog.get("beck").unwrap_err(), @"there is no instrument `beck`, and no id comes near it");
}

#[test]
fn an_empty_catalogue_is_possible() {
    for catalog in [Catalog::default(), catalog(&[]).unwrap(), Catalog::from_json(" [ ] ").unwrap()]
    {
        assert!(catalog.is_empty() && catalog.ids().next().is_none());
        insta::allow_duplicates! {
            insta::assert_snapshot!(catalog.get("scs").unwrap_err(), @"there is no instrument `scs`, and no id comes near it");
        }
    }
}

#[test]
fn catalogues_are_merged_whole_or_not_at_all() {
    let mut ours = catalog(&[("one", "1.0.0")]).unwrap();
    let conflict = catalog(&[("two", "1.0.0"), ("one", "1.0.0"), ("three", "1.0.0")]).unwrap();
    let error = ours.merge(conflict).unwrap_err();
    insta::assert_snapshot!(error, @"one 1.0.0 is in the catalogue already; give the new definition another version");
    assert_eq!(ours.ids().collect::<Vec<_>>(), [("one", "1.0.0")]);
    ours.merge(catalog(&[("two", "1.0.0"), ("one", "1.0.1")]).unwrap()).unwrap();
    assert_eq!(
        ours.ids().collect::<Vec<_>>(),
        [("one", "1.0.0"), ("two", "1.0.0"), ("one", "1.0.1")]
    );
    assert!(matches!(
        catalog(&[("one", "1.0.0"), ("one", "1.0.0")]),
        Err(CatalogError::AlreadyThere { instrument, .. }) if instrument == "one"
    ));
    // The built-in catalogue takes others in the same way.
    let mut all = Catalog::builtin().clone();
    let before = all.len();
    all.merge(ours).unwrap();
    assert_eq!((all.len(), all.get("one").unwrap().version()), (before + 3, "1.0.1"));
}

#[test]
fn a_faulty_definition_of_a_list_is_named() {
    let wrong = catalog(&[("one", "1.0.0"), ("two", "1.0"), ("three", "1.0.0")]).unwrap_err();
    insta::assert_snapshot!(wrong, @"
    two has 1 problem:
      /version: `1.0` is no version; expected three numbers without leading zeros, such as 1.0.0
    ");
    assert!(matches!(wrong, CatalogError::Definition { instrument, .. } if instrument == "two"));
}

#[test]
fn the_built_in_catalogue_gives_each_instrument_once() {
    let catalog = Catalog::builtin();
    let ids: BTreeSet<&str> = catalog.ids().map(|(id, _)| id).collect();
    assert_eq!((ids.len(), catalog.instruments().count()), (catalog.len(), catalog.len()));
    for (id, version) in catalog.ids() {
        let instrument = catalog.get(id).unwrap();
        assert_eq!((instrument.id().as_str(), instrument.version()), (id, version));
        assert!(std::ptr::eq(catalog.get_version(id, version).unwrap(), instrument));
    }
}

#[test]
fn a_caller_may_bring_a_newer_definition_of_a_built_in_instrument() {
    let mut all = Catalog::builtin().clone();
    all.merge(catalog(&[("scs", "99.0.0")]).unwrap()).unwrap();
    assert_eq!(all.get("scs").unwrap().version(), "99.0.0");
    // The one that is built in stays within reach, and nobody else sees the newer one.
    let (_, version) = Catalog::builtin().ids().find(|(id, _)| *id == "scs").unwrap();
    assert_eq!(all.get_version("scs", version).unwrap().item_count(), 26);
    assert_eq!(Catalog::builtin().get("scs").unwrap().version(), version);
    // The same version is not replaced.
    let error = all.merge(catalog(&[("scs", version)]).unwrap()).unwrap_err();
    assert!(matches!(error, CatalogError::AlreadyThere { instrument, .. } if instrument == "scs"));
}
