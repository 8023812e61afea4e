-- What is kept under a key of the agency outlives the people in it: it lies beside the wrapped keys, thirty days at most.
select database.back_up_apart('import.column_mapping', 'The first row of a file may have held people who are erased later.');
